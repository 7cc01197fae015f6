using LandPlanner.Features;
using LandPlanner.Web.Searches;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests;

public sealed class SearchTests : Office
{
    private static readonly FeatureSchema Patches = new([new("TBBH", FieldType.Text), new("ZLDWMC", FieldType.Text)]);
    private static readonly FeatureSchema Villages = new([new("ZLDWMC", FieldType.Text)]);
    private static readonly FeatureSchema Projects = new([new("XMBH", FieldType.Text), new("XMMC", FieldType.Text), new("XZQMC", FieldType.Text)]);

    [Fact]
    public async Task A_whole_text_goes_before_a_beginning_and_that_before_a_part()
    {
        await AddSquaresAsync("图斑", "land-use", Patches, ["312", ""], ["120", ""], ["12", ""]);

        Assert.Equal(["图斑 3", "图斑 2", "图斑 1"], await FindAsync("12"));
    }

    [Fact]
    public async Task A_village_goes_before_what_lies_in_it()
    {
        await AddSquaresAsync("村庄", "village", Villages, ["温泉村"], ["柳林村"]);
        await AddSquaresAsync("图斑", "land-use", Patches, ["1", "柳林村"], ["2", "柳林村"]);

        Assert.Equal(["村庄 2", "图斑 1", "图斑 2"], await FindAsync("柳林"));
    }

    [Fact]
    public async Task Projects_are_found_by_a_part_of_their_name_without_regard_to_case()
    {
        await AddSquaresAsync("项目", "project", Projects, ["CY2024-01", "西柳沟村精密机械项目", "西柳沟村"]);

        Assert.Equal(["项目 1"], await FindAsync("精密"));
        Assert.Equal(["项目 1"], await FindAsync("cy2024"));
    }

    [Fact]
    public async Task Of_layers_that_fit_alike_the_upper_goes_first()
    {
        await AddSquaresAsync("图斑", "land-use", Patches, ["7", ""]);
        await AddSquaresAsync("规划", "plan-parcel", new([new("DKBH", FieldType.Text)]), ["7"]);

        Assert.Equal(["规划 1", "图斑 1"], await FindAsync("7"));
    }

    [Fact]
    public async Task All_that_fit_are_counted_and_no_more_named_than_asked()
    {
        await AddSquaresAsync("图斑", "land-use", Patches, [.. Enumerable.Range(10, 10).Select(number => new object?[] { $"{number}", "柳林村" })]);

        var result = await Services.GetRequiredService<WorkspaceSearch>().FindAsync("柳林村", 3, Ct);

        Assert.Equal((10, 3, 1, 10L), (result.Count, result.Hits.Count, result.Layers, result.Features));
    }

    [Fact]
    public async Task What_came_since_is_found()
    {
        await AddSquaresAsync("图斑", "land-use", Patches, ["1", "柳林村"]);
        await FindAsync("柳林村");

        await AddSquaresAsync("图斑2", "land-use", Patches, ["2", "柳林村"]);

        Assert.Equal(2, (await FindAsync("柳林村")).Length);
    }

    private async Task<string[]> FindAsync(string words) =>
        [.. (await Services.GetRequiredService<WorkspaceSearch>().FindAsync(words, 100, Ct)).Hits.Select(hit => $"{hit.Picked.Layer} {hit.Picked.Id}")];
}
