using System.Globalization;
using System.Text.Json;
using LandPlanner.Testing;
using Microsoft.Data.Sqlite;

namespace LandPlanner.Cli.Tests;

public sealed class PlaceTests : AtDesk
{
    [Fact]
    public async Task A_clerk_takes_a_layer_into_the_ledger_inspects_and_sees_what_is_due()
    {
        await Desk.ImportAsync(Points("站.geojson", (0, 0, "甲站"), (3000, 0, "乙站"), (1000, 0, "丙站")), "站", "place");

        var taken = await DoneAsync("place", "take", "站", "--kind", "污水处理站", "--due", "2025-11-20", "--json");
        Assert.Equal(["WS-0001", "WS-0002", "WS-0003"], Each(taken.Json.GetProperty("places"), "number"));
        Assert.Contains("0 added, 3 in the ledger already", (await DoneAsync("place", "take", "站", "--kind", "sewage-plant")).Output, StringComparison.Ordinal);

        var inspected = await DoneAsync("place", "inspect", "WS-0002", "running=normal", "cod=75", "--on", "2025-11-24", "--by", "王五", "--json");
        Assert.Equal("2025-12-01", inspected.Json.GetProperty("place").GetProperty("dueOn").GetString());

        var overdue = await DoneAsync("place", "list", "--overdue", "--on", "2025-11-25", "--json");
        Assert.Equal(["WS-0001", "WS-0003"], Each(overdue.Json, "number"));
        Assert.Equal([5, 5], overdue.Json.EnumerateArray().Select(place => place.GetProperty("daysOverdue").GetInt32()));
        Assert.Contains("3 places; on 2025-12-01 1 due, 2 overdue", (await DoneAsync("place", "list", "--on", "2025-12-01")).Output, StringComparison.Ordinal);

        var history = await DoneAsync("place", "history", "WS-0002");
        Assert.Contains("COD (mg/L): 75 ✗", history.Output, StringComparison.Ordinal);
        Assert.Contains("王五", history.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task A_round_lists_what_is_due_in_visiting_order()
    {
        await Desk.ImportAsync(Points("站.geojson", (0, 0, "甲站"), (3000, 0, "乙站"), (1000, 0, "丙站")), "站", "place");
        await DoneAsync("place", "take", "站", "--kind", "sewage-plant", "--due", "2025-11-20");
        string[] plan = ["place", "round", "plan", "--on", "2025-11-25", "--start", "500000,3300000", "--json"];

        var preview = await DoneAsync([.. plan, "--preview"]);
        var planned = await DoneAsync([.. plan, "--person", "王五"]);

        Assert.Equal(JsonValueKind.Null, preview.Json.GetProperty("round").ValueKind);
        Assert.Equal(["WS-0001", "WS-0003", "WS-0002"], Each(planned.Json.GetProperty("places"), "number"));
        Assert.Equal(3000.0, planned.Json.GetProperty("metres").GetDouble());
        await DoneAsync("place", "inspect", "WS-0003", "--result", "fail", "--note", "大门锁闭", "--on", "2025-11-25");
        var shown = (await DoneAsync("place", "round", "show", "20251125-0001", "--json")).Json;
        Assert.Equal([JsonValueKind.Null, JsonValueKind.Object, JsonValueKind.Null], shown.GetProperty("stops").EnumerateArray().Select(stop => stop.GetProperty("inspection").ValueKind));
        Assert.Contains("WS-0001, WS-0002", await Desk.RefusedAsync("place", "round", "done", "20251125-0001"), StringComparison.Ordinal);
        await DoneAsync("place", "round", "done", "20251125-0001", "--leave", "--on", "2025-11-25");
        Assert.Equal("done", (await DoneAsync("place", "round", "list", "--json")).Json[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_round_goes_to_the_field_and_its_inspections_come_back_once()
    {
        await Desk.ImportAsync(Points("站.geojson", (0, 0, "甲站"), (3000, 0, "乙站")), "站", "place");
        await DoneAsync("place", "take", "站", "--kind", "sewage-plant", "--due", "2025-11-20");
        await DoneAsync("place", "round", "plan", "--on", "2025-11-25");
        var packed = await DoneAsync("place", "round", "pack", "20251125-0001", "--name", "巡查", "--out", Desk.PathOf("out"), "--json");
        var folder = packed.Json.GetProperty("folder").GetString()!;
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "巡查.gpkg")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE visits_sewage_plant SET inspected_on = '2025-11-24', answer_running = 'stopped', inspector = '王五' WHERE place = 'WS-0002'";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("add --accept", (await DoneAsync("place", "round", "return", folder)).Output, StringComparison.Ordinal);
        Assert.Empty((await DoneAsync("place", "history", "WS-0002", "--json")).Json.GetProperty("history").EnumerateArray());
        var taken = await DoneAsync("place", "round", "return", folder, "--accept", "--json");

        Assert.Equal(["WS-0002"], Each(taken.Json.GetProperty("inspections"), "place"));
        Assert.False(taken.Json.GetProperty("inspections")[0].GetProperty("passed").GetBoolean());
        Assert.Contains("王五", (await DoneAsync("place", "history", "WS-0002")).Output, StringComparison.Ordinal);
        var again = await Desk.RunAsync("place", "round", "return", folder, "--accept");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("in the ledger already", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_from_elsewhere_is_refused_and_one_from_the_spot_is_kept()
    {
        await DoneAsync("place", "add", "name=村口垃圾点", "bins=4", "--kind", "waste-point", "--at", "123,29.8", "--due", "2025-11-20");
        var photo = new PhotoFile { LongitudeDegrees = 123, LatitudeDegrees = 29.8, TakenAt = new(2025, 11, 25, 9, 0, 0, TimeSpan.FromHours(8)) };
        var (near, far) = (photo.Write(Desk.PathOf("near.jpg")), (photo with { LatitudeDegrees = 29.81 }).Write(Desk.PathOf("far.jpg")));
        string[] inspect = ["place", "inspect", "LJ-0001", "clean=full", "--on", "2025-11-25", "--photo"];

        Assert.Contains("far.jpg was taken", await Desk.RefusedAsync([.. inspect, far]), StringComparison.Ordinal);
        Assert.Contains("1 photos", (await DoneAsync([.. inspect, near])).Output, StringComparison.Ordinal);

        var kept = (await DoneAsync("place", "history", "LJ-0001", "--json")).Json.GetProperty("photos")[0];
        Assert.Equal("near.jpg", kept.GetProperty("file").GetString());
        // A telephone tells its place to some centimetres.
        Assert.InRange(kept.GetProperty("distanceMetres").GetDouble(), 0, 0.2);
    }

    [Fact]
    public async Task Both_languages_say_the_same()
    {
        var (zh, en) = (await DoneAsync("place", "kinds", "--lang", "zh"), await DoneAsync("place", "kinds", "--lang", "en"));

        Assert.Contains("河段（HD）  每1个月一次，不合格10天内复查", zh.Output, StringComparison.Ordinal);
        Assert.Contains("River reach (HD)  every 1 month, again within 10 days", en.Output, StringComparison.Ordinal);
        Assert.Equal(zh.Output.Count(letter => letter == '\n'), en.Output.Count(letter => letter == '\n'));
    }

    [Theory]
    [InlineData("no layer 'nowhere'", "place", "take", "nowhere", "--kind", "greenhouse")]
    [InlineData("no kind of place 'castle'", "place", "add", "name=甲", "--kind", "castle", "--at", "500000,3300000")]
    [InlineData("'name' (名称) is missing", "place", "add", "--kind", "greenhouse", "--at", "500000,3300000")]
    [InlineData("'income' is -1", "place", "add", "name=甲", "income=-1", "--kind", "greenhouse", "--at", "500000,3300000")]
    [InlineData("no place 'WS-0009'", "place", "inspect", "WS-0009", "running=normal")]
    [InlineData("no place 'WS-0009'", "place", "history", "WS-0009")]
    [InlineData("no round '20251125-0001'", "place", "round", "show", "20251125-0001")]
    [InlineData("a start must be given", "place", "round", "plan", "--back")]
    [InlineData("'soon' is no date", "place", "list", "--on", "soon")]
    public async Task Bad_input_gets_a_sentence_and_changes_nothing(string because, params string[] arguments) =>
        Assert.Contains(because, await Desk.RefusedAsync(arguments), StringComparison.Ordinal);

    [Fact]
    public async Task The_ledgers_are_closed_to_plain_edits()
    {
        await DoneAsync("place", "add", "name=甲", "--kind", "greenhouse", "--at", "500000,3300000");

        Assert.Contains("landplanner place", await Desk.RefusedAsync("edit", "巡查点", "1", "--set", "due_on=2030-01-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_workspace_has_no_places_and_no_rounds()
    {
        Assert.Equal(0, (await DoneAsync("place", "list", "--json")).Json.GetArrayLength());
        Assert.Contains("Nothing that is due", (await DoneAsync("place", "round", "plan", "--on", "2025-11-25")).Output, StringComparison.Ordinal);
        Assert.Contains("no rounds", (await DoneAsync("place", "round", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await DoneAsync("layers", "--json")).Json.GetArrayLength());
    }

    private async Task<Said> DoneAsync(params string[] arguments)
    {
        var said = await Desk.RunAsync(arguments);
        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        return said;
    }

    private static IEnumerable<string?> Each(JsonElement array, string name) => array.EnumerateArray().Select(item => item.GetProperty(name).GetString());

    private string Points(string name, params (double East, double North, string Name)[] points)
    {
        var features = points.Select(point => string.Create(
            CultureInfo.InvariantCulture, $$$"""{"type":"Feature","properties":{"MC":"{{{point.Name}}}"},"geometry":{"type":"Point","coordinates":[{{{Desk.East + point.East}}},{{{Desk.North + point.North}}}]}}"""));
        var path = Desk.PathOf(name);
        File.WriteAllText(path, $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4550"}},"features":[{{{string.Join(',', features)}}}]}""");
        return path;
    }
}
