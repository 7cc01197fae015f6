using Bunit;
using LandPlanner.Features;
using LandPlanner.Web.Components.Cases;

namespace LandPlanner.Web.Tests.Cases;

public sealed class BatchImportTests : CaseOffice
{
    [Fact]
    public async Task A_record_that_is_left_out_is_told_with_the_reason_in_words()
    {
        await AddPolygonsAsync(
            "卫片", "satellite-patch", null, new([new("JCBH", FieldType.Text), new("TBLX", FieldType.Text)]),
            [new(0, Square(East, North, 40), ["1", "20"]), new(0, Square(East + 100, North, 0.5), ["2", "20"])]);
        await Host.Watch.LookAsync(Ct);
        var import = Render<BatchImport>();

        await import.InvokeAsync(() => import.Find("[data-testid=batch-name]").Input("四季度"));
        await import.InvokeAsync(() => import.Find("[data-testid=batch-layer]").Change("卫片"));
        await import.InvokeAsync(() => import.Find("[data-testid=batch-preview]").Click());

        Assert.Contains("将立案 1 宗", import.WaitForElement("[data-testid=batch-told]").TextContent, StringComparison.Ordinal);
        // 0.25 m².
        Assert.Equal("第 2 条：面积不足 1 平方米", import.Find("p.lp-bad").TextContent);
    }
}
