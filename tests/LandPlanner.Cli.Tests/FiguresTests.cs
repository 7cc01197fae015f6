using System.Text;

namespace LandPlanner.Cli.Tests;

/// <summary>Figures on the command line.</summary>
public sealed class FiguresTests : AtDesk
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        // Three squares of 100 m²: 300 m² are 0.45 mu.
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "地块", "tract-scheme");
    }

    [Fact]
    public async Task Figures_that_hold_end_with_status_0()
    {
        var said = await Desk.RunAsync("figures", "--file", Sheet("count of tract-scheme"), "--json");

        Assert.Equal(0, said.ExitCode);
        var year = Assert.Single(said.Json.GetProperty("years").EnumerateArray());
        Assert.True(year.GetProperty("holds").GetBoolean());
        var (plots, land) = (year.GetProperty("figures")[0], year.GetProperty("figures")[1]);
        Assert.Equal(("2023/plots", "equal", "3宗"), (plots.GetProperty("id").GetString(), plots.GetProperty("verdict").GetString(), plots.GetProperty("recomputed").GetString()));
        Assert.Equal((0.45, "met"), (land.GetProperty("value").GetDouble(), land.GetProperty("verdict").GetString()));
        Assert.Equal([1L, 2, 3], Assert.Single(land.GetProperty("features").EnumerateArray()).GetProperty("ids").EnumerateArray().Select(id => id.GetInt64()));
    }

    [Fact]
    public async Task A_figure_that_drifted_ends_with_status_1_and_names_the_revision()
    {
        Assert.Equal(0, (await Desk.RunAsync("edit", "地块", "2", "--delete", "--author", "王工", "--reason", "核实后剔除")).ExitCode);

        var said = await Desk.RunAsync("figures", "--file", Sheet("count of tract-scheme"));

        Assert.Equal(1, said.ExitCode);
        Assert.Contains("off by -1宗", said.Output, StringComparison.Ordinal);
        Assert.Contains("since revision 3 (王工: 核实后剔除), which made 2宗 of 3宗; changed: 地块 #2.", said.Output, StringComparison.Ordinal);
        Assert.Contains("2 figures, 0 of them hold.", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_a_sentence_and_status_1()
    {
        var said = await Desk.RunAsync("figures", "--file", Sheet("count of layer 大棚"));

        Assert.Equal(1, said.ExitCode);
        Assert.Contains("plots: The workspace has no layer '大棚': import it under this name.", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_figure_is_traced_to_its_features()
    {
        var said = await Desk.RunAsync("figures", "--file", Sheet("count of tract-scheme"), "--trace", "land");

        Assert.Equal(0, said.ExitCode);
        Assert.Equal(3, said.Output.Split('\n').Count(line => line.EndsWith("0.15", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_section_is_written_alike_twice_and_links_to_the_map()
    {
        foreach (var folder in new[] { "one", "two" })
            Assert.Equal(0, (await Desk.RunAsync("figures", "--file", Sheet("count of tract-scheme"), "--out", Desk.PathOf(folder), "--map", "http://map.example:8520")).ExitCode);

        foreach (var name in new[] { "figures-2023.docx", "figures-2023.html" })
            Assert.Equal(await BytesAsync("one", name), await BytesAsync("two", name));
        Assert.Contains("http://map.example:8520/#figure=2023/plots", Encoding.UTF8.GetString(await BytesAsync("one", "figures-2023.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_is_not_understood_is_refused_with_line_and_column()
    {
        var said = await Desk.RunAsync("figures", "--file", Sheet("count of tract-sheme"));

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Contains("line 12, column 21: 'tract-sheme' is no role of data/roles.yaml; a layer is named as 'layer NAME'. Did you mean 'tract-scheme'?", said.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There are no figures of 2019", "--year", "2019")]
    [InlineData("There is no figure 'tract-aera' in 2023", "--trace", "tract-aera")]
    [InlineData("give one of them", "--trace", "tract-area", "--out", "x")]
    [InlineData("give one of them", "--year", "2023", "--file", "x.yaml")]
    [InlineData("'x' is no address of a map", "--year", "2023", "--out", "report", "--map", "x")]
    public async Task What_cannot_be_done_is_refused(string reason, params string[] options)
    {
        var said = await Desk.RunAsync(["figures", .. options]);

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Contains(reason, said.Errors, StringComparison.Ordinal);
    }

    private Task<byte[]> BytesAsync(string folder, string name) => File.ReadAllBytesAsync(Path.Combine(Desk.PathOf(folder), name), TestContext.Current.CancellationToken);

    /// <summary>A file of two figures; <paramref name="plots"/> is the query of the first.</summary>
    private string Sheet(string plots)
    {
        var path = Desk.PathOf("figures.yaml");
        File.WriteAllText(path, $$"""
            year: 2023
            kind: report
            title: {zh: 报告, en: Report}
            source: 工作报告
            sections:
              - title: {zh: 土地, en: Land}
                sentences: ['{plots}{land}。']
            figures:
              plots:
                title: {zh: 地块, en: Plots}
                reported: 3宗
                query: {{plots}}
              land:
                title: {zh: 面积, en: Land}
                reported: 0.45亩
                compare: at least
                query: area of tract-scheme
            """);
        return path;
    }
}
