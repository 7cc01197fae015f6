using System.Globalization;
using System.Text.Json;
using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

/// <summary>A tract scheme from the first check to a clean one. Strips of 100 m height; 40 of 100 m are 40 %.</summary>
public sealed class SchemeTests(SharedCluster server) : AtDesk
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_scheme_is_checked_entered_and_checked_again(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("scheme", "tract-scheme", (0, 50, "DKMC=甲;ND=2024;GHDLBM=0803"), (50, 100, "DKMC=乙;ND=2024;GHDLBM=0701"));
        await office.ImportStripsAsync("villages", "village", (-10, 200, "ZLDWMC=甲村"));
        await office.ImportStripsAsync("zone", "urban-boundary", (-10, 90, "GHFQDM=01"), (90, 200, "GHFQDM=02"));

        var first = await CheckAsync(office);
        Assert.Contains("no village '乙村'", (await office.RunAsync(2, "scheme", "consent", "set", "scheme", "乙村", "body=members", "total=3", "agreed=2")).Errors, StringComparison.Ordinal);
        await office.RunAsync(0, "scheme", "consent", "set", "scheme", "甲村", "body=members", "total=3", "agreed=1");
        await office.RunAsync(0, "scheme", "consent", "remove", "scheme", "甲村");
        await office.RunAsync(2, "scheme", "consent", "remove", "scheme", "甲村");
        await office.RunAsync(0, "scheme", "consent", "set", "scheme", "甲", "body=members", "total=3", "agreed=2");
        await office.RunAsync(0, "scheme", "year", "set", "scheme2021", "2023", "planned_mu=10", "done_mu=5");
        await office.RunAsync(0, "scheme", "supply", "set", "2023", "task=unmet");
        var second = await CheckAsync(office);

        Assert.Equal(("fail", "pass", "notKnown", "notKnown", "notKnown"), (first["scope"], first["public-share"], first["consent"], first["plan-progress"], first["stock-task"]));
        Assert.Equal(("pass", "pass", "fail"), (second["consent"], second["plan-progress"], second["stock-task"]));
        Assert.Equal(["tract-scheme-scheme.geojson", "tract-scheme-scheme.json", "tract-scheme-scheme.xlsx"], Directory.GetFiles(office.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var drawn = JsonDocument.Parse(await File.ReadAllTextAsync(office.PathOf("out/tract-scheme-scheme.geojson"), TestContext.Current.CancellationToken)).RootElement.GetProperty("features").EnumerateArray();
        Assert.Contains(drawn, feature => feature.GetProperty("properties").GetProperty("check").GetString() == "scope" && feature.GetProperty("properties").GetProperty("name").GetString() == "乙");
        await office.RunAsync(0, "verify");
    }

    [Fact]
    public async Task Boundary_additions_say_the_zones_before_and_after()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("additions", "boundary-addition", (50, 150, "DKMC=甲"));
        await office.ImportStripsAsync("boundary", "urban-boundary", (0, 100, "GHFQDM=01"));

        var zones = (await office.RunAsync(0, "boundary", "check", "additions", "--json")).Json.GetProperty("zones");

        Assert.Equal(zones.GetProperty("after").GetDecimal(), zones.GetProperty("before").GetDecimal() + zones.GetProperty("outside").GetDecimal());
        Assert.InRange(zones.GetProperty("outside").GetDecimal(), 4_990, 5_010);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_draft_is_written_from_layers_ledgers_and_texts(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("方案", "tract-scheme", (0, 50, "DKBH=A1;DKMC=甲;ND=2024;GHDLBM=0803;XMMC=文化馆;SSND=2024"), (50, 100, "DKBH=A2;DKMC=乙;ND=2024;GHDLBM=0701;XMMC=小区;SSND=2025"));
        await office.ImportStripsAsync("villages", "village", (-10, 200, "ZLDWMC=甲村"));
        await office.ImportStripsAsync("zone", "urban-boundary", (-10, 200, "GHFQDM=01"));
        await office.ImportStripsAsync("survey", "land-use", (-10, 75, "DLBM=0103"), (75, 105, "DLBM=0702"), (110, 115, "DLBM=1006"));
        await office.RunAsync(0, "scheme", "consent", "set", "方案", "甲村", "body=members", "total=3", "agreed=2");
        await office.RunAsync(0, "scheme", "year", "set", "方案", "2024", "planned_mu=7.5", "done_mu=0");
        var texts = office.PathOf("texts.txt");
        Directory.CreateDirectory(office.PathOf("."));
        await File.WriteAllTextAsync(texts, "# 必要性\n补齐文化设施。\n", TestContext.Current.CancellationToken);

        var draft = await office.JsonAsync("scheme", "draft", "方案", "--out", office.PathOf("draft"), "--texts", texts, "--start", "2024-03-01");

        Assert.Equal((2024, 2, 0), (draft.GetProperty("year").GetInt32(), draft.GetProperty("parcels").GetInt32(), draft.GetProperty("fail").GetInt32()));
        Assert.Equal(draft.GetProperty("areaSquareMetres").GetDecimal() / 2, draft.GetProperty("publicSquareMetres").GetDecimal(), 1);
        var gaps = draft.GetProperty("gaps").EnumerateArray().Select(gap => gap.GetString()).ToList();
        Assert.Contains("成片开发实现的功能", gaps);
        Assert.DoesNotContain("成片开发的必要性", gaps);
        Assert.Equal(["scheme-draft-方案.docx", "scheme-draft-方案.pdf"], draft.GetProperty("files").EnumerateArray().Select(file => Path.GetFileName(file.GetString())));
        var word = new WordText(await File.ReadAllBytesAsync(office.PathOf("draft/scheme-draft-方案.docx"), TestContext.Current.CancellationToken));
        // 10,000 m² but for the ellipsoid and the scale of the plane: 1.00 ha and 15.0 mu in halves; three quarters of it are 旱地.
        Assert.Equal(["0701|城镇住宅用地|否|50.00", "0803|文化用地|是|50.00"], word.Table("规划用途")[1..3].Select(row => Columns(row, 0, 1, 2, 5)));
        Assert.Equal(["0103|旱地|75.00", "0702|农村宅基地|25.00"], word.Table("土地利用现状")[1..3].Select(row => Columns(row, 0, 1, 4)));
        Assert.Equal("1006|农村道路|1|乙", word.Table("邻接道路（地类图斑，距地块不超过 20 米）")[1]);
        Assert.Equal("甲村|集体经济组织成员|3|2|66.67%|≥2/3|通过", word.Table("各村表决结果")[1]);
        Assert.Equal("2024|7.50|0.00|0.00%", word.Table("年度实施计划与完成情况")[1]);
        Assert.Equal("征收土地预公告|不少于 10 个工作日|2024-03-01|2024-03-15|土地管理法实施条例第二十六条", word.Table("征收步骤与期限")[1]);
        Assert.Contains("补齐文化设施。", word.Paragraphs);
        Assert.Contains("图 4　控制线图（工作库中没有永久基本农田、生态保护红线）", word.Paragraphs);
        Assert.Equal(4, word.Pictures);
        Assert.Contains("things to be supplied", (await office.RunAsync(0, "scheme", "draft", "方案", "--out", office.PathOf("draft"))).Output, StringComparison.Ordinal);
        Assert.Contains("待补充", (await office.RunAsync(0, "scheme", "draft", "方案", "--out", office.PathOf("draft"), "--lang", "zh")).Output, StringComparison.Ordinal);
        await office.RunAsync(0, "verify");
    }

    [Fact]
    public async Task A_draft_that_cannot_be_written_is_refused_and_leaves_nothing()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("bad", "tract-scheme", (0, 50, "DKMC=甲;ND=2024;GHDLBM=9999"));
        await office.ImportStripsAsync("bare", "tract-scheme", (0, 50, "DKMC=甲"));
        await File.WriteAllTextAsync(Desk.PathOf("texts.txt"), "# 编造\n", TestContext.Current.CancellationToken);

        Assert.Contains("'9999'", (await office.RunAsync(2, "scheme", "draft", "bad", "--out", office.PathOf("no"))).Errors, StringComparison.Ordinal);
        Assert.Contains("has no text '编造'", (await office.RunAsync(2, "scheme", "draft", "bare", "--out", office.PathOf("no"), "--texts", Desk.PathOf("texts.txt"))).Errors, StringComparison.Ordinal);
        Assert.Contains("cannot be read", (await office.RunAsync(2, "scheme", "draft", "bare", "--out", office.PathOf("no"), "--texts", Desk.PathOf("none.txt"))).Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(office.PathOf("no")));

        var gaps = (await office.JsonAsync("scheme", "draft", "bare", "--out", office.PathOf("bare"))).GetProperty("gaps").EnumerateArray().Select(gap => gap.GetString()).ToList();
        foreach (var gap in new[] { "成片开发涉及的村", "土地利用现状（工作库中没有地类图斑）", "方案年度（据以确定用地分类的版本）", "各地块实施年度", "公益性用地比例所需的规划用途" })
            Assert.Contains(gap, gaps);
    }

    [Theory]
    [InlineData("zh", "城镇开发边界新增地块图", "调整后边界")]
    [InlineData("en", "Additionstotheurbanboundary", "Boundaryafter")]
    public async Task A_sheet_of_additions_is_one_page_with_the_zones_and_the_parcels(string language, params string[] said)
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("additions", "boundary-addition", (100, 200, "DKMC=甲地块"), (300, 340, "DKMC=乙地块"));
        await office.ImportStripsAsync("boundary", "urban-boundary", (0, 100, "GHFQDM=01"));
        await office.ImportStripsAsync("red", "red-line", (320, 400, "MC=红线"));

        var sheet = (await office.RunAsync(1, "boundary", "sheet", "additions", "--out", office.PathOf("sheet"), "--lang", language, "--json")).Json;

        var zones = (await office.RunAsync(1, "boundary", "check", "additions", "--json")).Json.GetProperty("zones");
        var text = await PdfText.ReadAsync(sheet.GetProperty("file").GetString()!);
        Assert.Equal(1, text.Pages);
        foreach (var one in said.Append("甲地块").Append("乙地块").Append(zones.GetProperty("before").GetDecimal().ToString("N2", CultureInfo.InvariantCulture)).Append(zones.GetProperty("after").GetDecimal().ToString("N2", CultureInfo.InvariantCulture)))
            Assert.Contains(one, text.Words, StringComparison.Ordinal);
        Assert.Contains("boundary-addition", (await office.RunAsync(2, "boundary", "sheet", "boundary", "--out", office.PathOf("sheet"))).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("scheme", "tract-scheme", (0, 50, "DKMC=甲;ND=2024;GHDLBM=9999"));

        Assert.Contains("'9999'", (await office.RunAsync(2, "scheme", "check", "scheme")).Errors, StringComparison.Ordinal);
        Assert.Contains("tract-scheme", (await office.RunAsync(2, "boundary", "check", "scheme")).Errors, StringComparison.Ordinal);
        Assert.Contains("4 cannot have agreed of 3", (await office.RunAsync(2, "scheme", "consent", "set", "scheme", "甲村", "body=members", "total=3", "agreed=4")).Errors, StringComparison.Ordinal);
    }

    private static string Columns(string row, params int[] columns) => string.Join('|', columns.Select(column => row.Split('|')[column]));

    private static async Task<Dictionary<string, string?>> CheckAsync(Office office) =>
        (await office.RunAsync(1, "scheme", "check", "scheme", "--out", office.PathOf("out"), "--json")).Json.GetProperty("checks").EnumerateArray()
            .ToDictionary(check => check.GetProperty("id").GetString()!, check => check.GetProperty("outcome").GetString());
}
