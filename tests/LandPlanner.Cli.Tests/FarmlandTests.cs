using System.Globalization;
using System.Text.Json;
using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

/// <summary>The ledgers of farmland, kept in a file and on a server alike. Strips of 100 m height; 20 m of width are 2,000 m², 3 mu but for the ellipsoid.</summary>
public sealed class FarmlandTests(SharedCluster server) : AtDesk
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Abandoned_plots_come_in_once_and_go_when_they_are_tilled(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("villages", "village", (0, 50, "ZLDWMC=甲村"), (50, 300, "ZLDWMC=乙村"));
        await office.ImportStripsAsync("basic", "basic-farmland", (0, 30, "DLBM=0103"));
        await office.ImportStripsAsync("plots", "abandoned-plot", (0, 20, "DKBM=LH-0001;LHYY=无劳力;LHNF=2023春"), (100, 140, "DKBM=LH-0002;LHNF=2024秋"));

        var first = await office.JsonAsync("farmland", "abandoned", "take", "plots");
        var again = await office.JsonAsync("farmland", "abandoned", "take", "plots");
        await office.RunAsync(0, "farmland", "abandoned", "set", "LH-0001", "责任人=王书记", "until=2025-04-30", "measure=流转");
        var listed = await office.JsonAsync("farmland", "abandoned", "list", "--on", "2025-05-01", "--sort", "-area_m2");

        Assert.Equal((2, 2), (first.GetProperty("offered").GetInt32(), first.GetProperty("taken").GetInt32()));
        Assert.Equal(0, again.GetProperty("taken").GetInt32());
        Assert.Equal(JsonValueKind.Null, again.GetProperty("revision").ValueKind);
        Assert.All(again.GetProperty("plots").EnumerateArray(), plot => Assert.Equal(1, plot.GetProperty("neighbours")[0].GetProperty("share").GetDouble()));
        var rows = listed.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["LH-0002", "LH-0001"], rows.Select(row => row.GetProperty("number").GetString()));
        Assert.Equal(("甲村", "no-labour", "transfer", 2, "legal", true), Said(rows[1]));
        Assert.Equal(("乙村", null, null, 0, "seasonal", false), Said(rows[0]));
        Assert.Equal(4, rows[1].GetProperty("laws").GetArrayLength());
        Assert.Equal(rows[1].GetProperty("area_m2").GetDouble(), rows[1].GetProperty("basic_farmland_m2").GetDouble());

        await office.RunAsync(0, "farmland", "abandoned", "restore", "LH-0001", "--on", "2025-05-10");
        var summary = await office.JsonAsync("farmland", "abandoned", "summary", "--on", "2025-06-01");
        Assert.Equal(["restored 1", "suspected 1"], summary.GetProperty("state").EnumerateArray().Select(group => $"{group.GetProperty("key")} {group.GetProperty("plots")}"));
        Assert.Equal(summary.GetProperty("areaMu").GetDecimal(), summary.GetProperty("village").EnumerateArray().Sum(group => group.GetProperty("areaMu").GetDecimal()));
        Assert.Equal(0, summary.GetProperty("overdue").GetInt32());
        await office.RunAsync(0, "verify");
    }

    [Fact]
    public async Task A_survey_gives_suspects_where_the_ledger_has_none()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("plots", "abandoned-plot", (0, 20, "DKBM=LH-0001"));
        await office.ImportStripsAsync("survey", "land-use", (0, 20, "DLBM=0103;ZZSXDM=WG"), (15, 40, "DLBM=0103;ZZSXDM=WG"), (40, 60, "DLBM=0103;ZZSXDM=WG"), (60, 80, "DLBM=0103;ZZSXDM=LS"));
        await office.RunAsync(0, "farmland", "abandoned", "take", "plots");

        var suspects = await office.JsonAsync("farmland", "abandoned", "suspects");

        Assert.Equal(
            ["1 known LH-0001", "2 overlapping LH-0001", "3 new "],
            suspects.GetProperty("plots").EnumerateArray().Select(plot => $"{plot.GetProperty("sourceId")} {plot.GetProperty("standing")} {string.Join(',', plot.GetProperty("neighbours").EnumerateArray().Select(one => one.GetProperty("number")))}"));
        Assert.Equal(JsonValueKind.Null, suspects.GetProperty("revision").ValueKind);
    }

    [Fact]
    public async Task What_cannot_stand_in_a_ledger_is_refused_in_a_sentence()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("plots", "abandoned-plot", (0, 20, "DKBM=LH-0001;LHNF=2023春"));
        await office.ImportStripsAsync("patches", "rectified-patch", (100, 120, "BH=ZG-1"));
        await office.ImportStripsAsync("villages", "village", (0, 500, "ZLDWMC=甲村"));
        await office.RunAsync(0, "farmland", "abandoned", "take", "plots");
        await office.RunAsync(0, "farmland", "rectified", "take", "patches");

        foreach (var (reason, arguments) in new (string, string[])[]
        {
            ("'LH-9999'", ["farmland", "abandoned", "set", "LH-9999", "note=x"]),
            ("no field 'colour'", ["farmland", "abandoned", "set", "LH-0001", "colour=red"]),
            ("one of", ["farmland", "abandoned", "set", "LH-0001", "cause=天气"]),
            ("kept by the program", ["farmland", "abandoned", "set", "LH-0001", "area_m2=1"]),
            ("restore", ["farmland", "abandoned", "set", "LH-0001", "state=restored"]),
            ("sets nothing", ["farmland", "abandoned", "set", "LH-0001", "note"]),
            ("before the season", ["farmland", "abandoned", "restore", "LH-0001", "--on", "2022-05-01"]),
            ("not come yet", ["farmland", "abandoned", "restore", "LH-0001", "--on", "2999-05-01"]),
            ("no layer 'nowhere'", ["farmland", "abandoned", "take", "nowhere"]),
            ("ledger itself", ["farmland", "abandoned", "take", "撂荒地台账"]),
            ("itself a ledger", ["farmland", "restoration", "take", "撂荒地台账"]),
            ("its polygons are no plots", ["farmland", "abandoned", "take", "villages"]),
            ("its polygons are no plots", ["farmland", "abandoned", "take", "villages", "--preview"]),
            ("not come yet", ["farmland", "abandoned", "set", "LH-0001", "since_year=2100"]),
            ("before it is done", ["farmland", "rectified", "accept", "ZG-1", "--on", "2024-01-01", "--by", "李工"]),
            ("'done'", ["farmland", "rectified", "set", "ZG-1", "state=done"]),
        })
        {
            Assert.Contains(reason, await Desk.RefusedAsync(arguments), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_patch_is_put_right_done_and_accepted(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("patches", "reference", (0, 20, "BH=ZG-1"), (100, 140, "BH=ZG-2"));

        await office.RunAsync(0, "farmland", "rectified", "take", "patches");
        await office.RunAsync(0, "farmland", "rectified", "done", "ZG-1", "--on", "2024-03-01");
        await office.RunAsync(2, "farmland", "rectified", "accept", "ZG-1", "--on", "2024-02-01", "--by", "李工");
        await office.RunAsync(2, "farmland", "rectified", "accept", "ZG-1", "--on", "2024-04-01", "--by", "李工", "--area-mu", "3.1");
        await office.RunAsync(0, "farmland", "rectified", "accept", "ZG-1", "--on", "2024-04-01", "--by", "李工", "--area-mu", "2.5");

        var rows = (await office.JsonAsync("farmland", "rectified", "list")).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["accepted", "open"], rows.Select(row => row.GetProperty("state").GetString()));
        // 2.5 mu are 2.5 × 2000/3 m².
        var summary = await office.JsonAsync("farmland", "rectified", "summary");
        Assert.Equal((2.5m, 2.5m), (summary.GetProperty("acceptedMu").GetDecimal(), summary.GetProperty("state")[0].GetProperty("acceptedMu").GetDecimal()));
        Assert.Contains("of them 2.50 mu accepted", (await office.RunAsync(0, "farmland", "rectified", "summary")).Output, StringComparison.Ordinal);
        Assert.Equal((1666.67, "李工", "2024-04-01"), (rows[0].GetProperty("accepted_m2").GetDouble(), rows[0].GetProperty("accepted_by").GetString(), rows[0].GetProperty("accepted_on").GetString()));
        await office.RunAsync(0, "verify");
    }

    [Fact]
    public async Task Restorable_land_of_a_survey_comes_into_its_ledger()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("survey", "land-use", (0, 20, "DLBM=0201;ZZSXDM=JKHF"), (20, 40, "DLBM=1104;ZZSXDM=GCHF"), (40, 60, "DLBM=0103;ZZSXDM=LS"));

        await office.RunAsync(0, "farmland", "restoration", "take", "survey");

        var rows = (await office.JsonAsync("farmland", "restoration", "list")).GetProperty("rows").EnumerateArray();
        Assert.Equal(["HF-0001 JKHF 0201", "HF-0002 GCHF 1104"], rows.Select(row => $"{row.GetProperty("number")} {row.GetProperty("kind")} {row.GetProperty("class_before")}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sown_crops_come_from_a_survey_and_from_monthly_tables(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("villages", "village", (-10_000, 50, "ZLDWMC=甲村"), (50, 10_000, "ZLDWMC=乙村"));
        await office.ImportStripsAsync("survey", "land-use", (0, 100, "DLBM=0103;ZZSXDM=LS"), (100, 120, "DLBM=0103;ZZSXDM=FLS"), (120, 140, "DLBM=0103;ZZSXDM=WG"));

        var taken = await office.JsonAsync("farmland", "sown", "take", "survey", "--year", "2023");
        var twice = await office.RunAsync(2, "farmland", "sown", "take", "survey", "--year", "2023", "--season", "夏收");
        var replaced = await office.JsonAsync("farmland", "sown", "take", "survey", "--year", "2023", "--replace", "--by", "plot");

        Assert.Equal((3, 0), (taken.GetProperty("rows").GetInt32(), taken.GetProperty("replaced").GetInt32()));
        var layer = (await office.JsonAsync("layers")).EnumerateArray().Single(one => one.GetProperty("layer").GetString() == "survey").GetProperty("areaSquareMetres").GetDecimal();
        Assert.Equal(layer, taken.GetProperty("farmlandSquareMetres").GetDecimal());
        Assert.Equal(layer, taken.GetProperty("plantings").EnumerateArray().Sum(one => one.GetProperty("grossSquareMetres").GetDecimal()));
        Assert.Contains("--replace", twice.Errors, StringComparison.Ordinal);
        Assert.Equal((2, 3), (replaced.GetProperty("rows").GetInt32(), replaced.GetProperty("replaced").GetInt32()));

        var table = Write("三月.csv", "年度,月份,季节,村,作物,面积\n2023,3,夏收,甲村,小麦,1000\n2023,3,夏收,乙村,小麦,700\n2023,3,夏收,乙村,蔬菜,3\n");
        await office.RunAsync(0, "farmland", "sown", "enter", table, "--preview");
        await office.RunAsync(0, "farmland", "sown", "enter", table);
        await office.RunAsync(0, "farmland", "sown", "add", "year=2023", "month=9", "season=秋收", "village=甲村", "crop=玉米", "area_mu=0.5");

        var number = (await office.JsonAsync("farmland", "sown", "list", "--where", "作物=vegetable")).GetProperty("rows")[0].GetProperty("number").GetString()!;
        await office.RunAsync(0, "farmland", "sown", "set", number, "面积=６");
        await office.RunAsync(0, "farmland", "sown", "add", "year=2023", "month=10", "season=秋收", "village=甲村", "crop=玉米", "area_mu=100");
        await office.RunAsync(0, "farmland", "sown", "withdraw", "ZZ-0010");
        var summary = await office.JsonAsync("farmland", "sown", "summary", "--year", "2023");
        Assert.Equal(
            ["grain 1700.5 0.5001", "vegetable 6.0 ", "other 0.0 "],
            summary.GetProperty("kinds").EnumerateArray().Select(kind => string.Create(
                CultureInfo.InvariantCulture, $"{kind.GetProperty("kind")} {kind.GetProperty("enteredMu").GetDecimal():0.0} {(kind.GetProperty("shareOfTarget").ValueKind == JsonValueKind.Null ? "" : kind.GetProperty("shareOfTarget").GetDecimal())}")));
        await office.RunAsync(0, "verify");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sown_plots_that_villages_tell_of_come_into_the_ledger_with_their_crop(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("villages", "village", (0, 50, "ZLDWMC=甲村"), (50, 300, "ZLDWMC=乙村"));
        await office.ImportStripsAsync("plots", "sown-crop", (0, 20, "number=1;crop=小麦;year#=2023"), (30, 75, "number=2;crop=玉米;year#=2023"), (80, 90, "number=3;crop=小麦;year#=2022"));

        var taken = await office.JsonAsync("farmland", "sown", "take", "plots", "--year", "2023", "--by", "plot");
        var again = await office.RunAsync(2, "farmland", "sown", "take", "plots", "--year", "2023");
        var none = await office.RunAsync(2, "farmland", "sown", "take", "plots", "--year", "2021");
        var itself = await office.RunAsync(2, "farmland", "sown", "take", "种植台账", "--year", "2024");

        Assert.Equal(2, taken.GetProperty("rows").GetInt32());
        Assert.Contains("--replace", again.Errors, StringComparison.Ordinal);
        Assert.Contains("no plots of 2021", none.Errors, StringComparison.Ordinal);
        Assert.Contains("ledger itself", itself.Errors, StringComparison.Ordinal);
        var rows = (await office.JsonAsync("farmland", "sown", "list")).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["wheat 甲村", "corn 乙村"], rows.Select(row => $"{row.GetProperty("crop")} {row.GetProperty("village")}"));
        var summary = await office.JsonAsync("farmland", "sown", "summary", "--year", "2023");
        // 20 and 45 of 100 m, and a hair for the ellipsoid.
        Assert.InRange(taken.GetProperty("sownSquareMetres").GetDecimal(), 6_490, 6_510);
        Assert.Equal(taken.GetProperty("sownSquareMetres").GetDecimal(), summary.GetProperty("kinds")[0].GetProperty("surveyedSquareMetres").GetDecimal());
        await office.RunAsync(0, "verify");
    }

    [Fact]
    public async Task A_table_with_one_bad_line_leaves_nothing_behind()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("villages", "village", (0, 500, "ZLDWMC=甲村"));
        var good = Write("good.csv", "年度,月份,季节,村,作物,面积\n2024,3,夏收,甲村,小麦,10\n");
        await office.RunAsync(0, "farmland", "sown", "enter", good);
        var history = (await office.RunAsync(0, "history", "--json")).Output;

        var said = await office.RunAsync(2, "farmland", "sown", "enter", Write("bad.csv", "年度,月份,季节,村,作物,面积\n2024,4,夏收,甲村,小麦,10\n2024,3,夏收,甲村,小麦,10\n2024,4,夏收,丙村,小麦,一亩\n"));

        var lines = said.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("Line 3: ", lines[0], StringComparison.Ordinal);
        Assert.Contains("'ZZ-0001'", lines[0], StringComparison.Ordinal);
        Assert.Contains("'丙村'", lines[1], StringComparison.Ordinal);
        Assert.Contains("'一亩'", lines[1], StringComparison.Ordinal);
        Assert.Equal(history, (await office.RunAsync(0, "history", "--json")).Output);
        Assert.Contains("no column for", await Desk.RefusedAsync("farmland", "sown", "enter", Write("short.csv", "年度,月份\n2024,3\n")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Farmland_in_and_out_is_balanced_and_names_its_polygons(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("before", "land-use", (0, 20, "DLBM=0103"), (20, 40, "DLBM=0103"), (40, 70, "DLBM=0201"));
        await office.ImportStripsAsync("after", "land-use", (0, 20, "DLBM=0702;变更日期=2024-01-10"), (20, 40, "DLBM=0201;变更日期=2024-03-10"), (40, 70, "DLBM=0103;变更日期=2024-03-20"));

        var balance = await office.JsonAsync("farmland", "balance", "before", "after", "--from", "2023-12-31", "--until", "2024-12-31", "--out", office.PathOf("out"));
        var history = (await office.RunAsync(0, "history", "--json")).Output;
        var again = await office.JsonAsync("farmland", "balance", "before", "after", "--from", "2023-12-31", "--until", "2024-12-31", "--author", "李工", "--out", office.PathOf("out"));

        Assert.Equal(balance.ToString(), again.ToString());
        Assert.Equal(history, (await office.RunAsync(0, "history", "--json")).Output);
        Assert.Equal(
            ["two-balances compensation False", "two-balances flows True", "one-compensation compensation True"],
            balance.GetProperty("accounts").EnumerateArray().Where(one => one.GetProperty("village").ValueKind == JsonValueKind.Null && one.GetProperty("class").ValueKind == JsonValueKind.Null)
                .Select(one => $"{one.GetProperty("regime")} {one.GetProperty("account")} {one.GetProperty("met")}"));
        var layers = (await office.JsonAsync("layers")).EnumerateArray().ToList();
        var drawn = layers.Single(layer => layer.GetProperty("layer").GetString() == "farmland_before_after");
        Assert.Equal(3, drawn.GetProperty("count").GetInt32());
        var totals = balance.GetProperty("totals");
        Assert.Equal(drawn.GetProperty("areaSquareMetres").GetDecimal(), totals.GetProperty("lostGrossSquareMetres").GetDecimal() + totals.GetProperty("wonGrossSquareMetres").GetDecimal());
        Assert.Equal(["farmland-before-after.gpkg", "farmland-before-after.json", "farmland-before-after.xlsx"], Directory.GetFiles(office.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Paddy_that_became_dry_land_is_neither_lost_nor_won()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("before", "land-use", (0, 20, "DLBM=0101"), (20, 40, "DLBM=0103"));
        await office.ImportStripsAsync("after", "land-use", (0, 20, "DLBM=0103"), (20, 40, "DLBM=0103"));
        string[] balance = ["farmland", "balance", "before", "after", "--from", "2023-12-31", "--until", "2024-12-31", "--no-layer"];

        var said = await office.RunAsync(0, balance);
        var entries = (await office.JsonAsync(balance)).GetProperty("entries").EnumerateArray().ToList();

        // Lost, won, and from one class of farmland to another: neither class has ridges here, so nothing is left of that.
        var total = said.Output.Split('\n').Single(line => line.StartsWith("total", StringComparison.Ordinal));
        Assert.Equal(["total", "net change 0.00", "0.00", "0.00", "0.00"], total.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal(["0101 lost True", "0103 won True"], entries.Select(entry => $"{entry.GetProperty("class")} {entry.GetProperty("direction")} {entry.GetProperty("withinFarmland")}"));
    }

    [Fact]
    public async Task Without_days_no_regime_is_guessed()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("before", "land-use", (0, 20, "DLBM=0103"));
        await office.ImportStripsAsync("after", "land-use", (0, 20, "DLBM=0702"));

        Assert.Contains("--from", await Desk.RefusedAsync("farmland", "balance", "before", "after"), StringComparison.Ordinal);
        Assert.Contains("not later", await Desk.RefusedAsync("farmland", "balance", "before", "after", "--from", "2024-12-31", "--until", "2024-12-31"), StringComparison.Ordinal);
        var said = await office.RunAsync(0, "farmland", "balance", "before", "after", "--from", "2023-12-31", "--until", "2024-12-31", "--no-layer");
        Assert.Contains("nothing is guessed", said.Output, StringComparison.Ordinal);
        Assert.Contains("depends on the days", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("farmland_", (await office.RunAsync(0, "layers")).Output, StringComparison.Ordinal);
    }

    /// <summary>Two who take the same layer at once.</summary>
    [Fact]
    public async Task Of_two_who_take_plots_at_once_one_finds_them_known()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: true);
        await office.ImportStripsAsync("plots", "abandoned-plot", (0, 20, "DKBM="), (100, 120, "DKBM="));

        var takes = await Task.WhenAll(office.JsonAsync("farmland", "abandoned", "take", "plots"), office.JsonAsync("farmland", "abandoned", "take", "plots"));

        Assert.Equal(2, takes.Sum(take => take.GetProperty("taken").GetInt32()));
        var rows = (await office.JsonAsync("farmland", "abandoned", "list")).GetProperty("rows").EnumerateArray();
        Assert.Equal(["LH-0001", "LH-0002"], rows.Select(row => row.GetProperty("number").GetString()));
    }

    private static (string?, string?, string?, int, string?, bool) Said(JsonElement row) => (
        row.GetProperty("village").GetString(), row.GetProperty("cause").GetString(), row.GetProperty("measure").GetString(), row.GetProperty("years").GetInt32(), row.GetProperty("band").GetString(),
        row.GetProperty("overdue").GetBoolean());

    private string Write(string name, string text)
    {
        var path = Desk.PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }
}
