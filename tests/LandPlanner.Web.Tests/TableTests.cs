using System.Text;
using LandPlanner.Features;
using LandPlanner.Web.Layers;
using LandPlanner.Web.Tables;
using LandPlanner.Workspaces.Held;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Tests;

public sealed class TableTests : Office
{
    [Fact]
    public void A_query_comes_back_from_its_address_as_it_was()
    {
        var query = new TableQuery { SortBy = new(2), IsDescending = true, Text = "柳林 & 村", Filters = [new(new(0), ">5:6"), new(TableColumn.Size, "1..2")], Within = new Envelope(1, 2.5, 3, 4) };
        var words = System.Web.HttpUtility.ParseQueryString(new Uri("http://x" + TableLink.To("地类/图斑", query)).Query);

        var back = TableLink.From(2, true, words["text"], words.GetValues("filter")!, query.Within, 5)!;

        Assert.Equal((query.SortBy, query.IsDescending, query.Text), (back.SortBy, back.IsDescending, back.Text));
        Assert.Equal(query.Filters, back.Filters);
        Assert.Equal("1,3,2.5,4", words["box"]);
    }

    [Theory]
    [InlineData("9:x")]
    [InlineData("-3:x")]
    [InlineData("text")]
    public void A_filter_of_a_column_that_is_not_there_is_none(string filter) => Assert.Null(TableLink.From(null, null, null, [filter], null, 5));

    [Fact]
    public async Task Rows_are_written_for_Excel_with_a_mark_and_nothing_that_runs()
    {
        await AddSquaresAsync("图斑", "land-use", new([new("DLMC", FieldType.Text), new("TBMJ", FieldType.Real)]), ["水浇地, \"一\"", 12.5], ["=cmd()", null]);
        var table = new HeldTable(await Host.Held.GetAsync("图斑", Ct), Host.Workspace.Areas);
        var layer = Services.GetRequiredService<LayerCatalog>().Find("图斑")!;
        using var stream = new MemoryStream();

        await CsvExport.WriteAsync(stream, table, TableColumns.Of(table, layer, Host.Workspace.Tables, "序号", "面积（亩）"), [1, 0], Ct);

        Assert.Equal("\uFEFF序号,面积（亩）,地类名称,图斑面积\r\n2,0.15,'=cmd(),\r\n1,0.15,\"水浇地, \"\"一\"\"\",12.5\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }
}
