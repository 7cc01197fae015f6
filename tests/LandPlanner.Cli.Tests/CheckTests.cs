using System.Text.Json;
using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

/// <summary>Squares of 10 m in two rows of five, in a workspace of EPSG:4550 at its central meridian, where a plane
/// metre is an official one.</summary>
public sealed class CheckTests : AtDesk
{
    [Fact]
    public async Task A_clean_layer_ends_with_0_and_leaves_no_layer()
    {
        await ImportAsync([.. Row(0), .. Row(10)]);
        var before = await Desk.RunAsync("layers", "--json");

        var said = await Desk.RunAsync("check", "patches", "--json");

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        Assert.Empty(Problems(said));
        Assert.Equal(before.Output, (await Desk.RunAsync("layers", "--json")).Output);
    }

    /// <summary>The patches carry none of the fields that land use has to have.</summary>
    [Fact]
    public async Task What_went_unchecked_is_not_called_clean_and_ends_with_1_where_it_was_asked_for_by_name()
    {
        await ImportAsync(Row(0));

        var all = await Desk.RunAsync("check", "patches", "--json");
        var asked = await Desk.RunAsync("check", "patches", "--json", "--only", "attribute");

        Assert.Equal((0, 1), (all.ExitCode, asked.ExitCode));
        Assert.False(all.Json.GetProperty("clean").GetBoolean());
        Assert.False(asked.Json.GetProperty("clean").GetBoolean());
    }

    [Fact]
    public async Task Problems_end_with_1_and_are_told_as_json()
    {
        await ImportAsync([.. Row(0), Square(0, 10), Square(11, 10), Square(20, 10), Square(0, 10)]);

        var said = await Desk.RunAsync("check", "patches", "--json");

        Assert.Equal((1, ""), (said.ExitCode, said.Errors));
        // The second square of the upper row was drawn a metre too far east, onto ten square metres of the third.
        Assert.Equal(
            ["overlap 7,8 10", "duplicate 6,9 100"],
            Problems(said).Select(problem => $"{problem.GetProperty("kind")} {string.Join(',', problem.GetProperty("ids").EnumerateArray())} {Math.Round(problem.GetProperty("areaSquareMetres").GetDouble(), 2)}"));
        var overlap = Problems(said)[0];
        Assert.InRange(overlap.GetProperty("x").GetDouble(), Desk.East + 20, Desk.East + 21);
        Assert.InRange(overlap.GetProperty("y").GetDouble(), Desk.North + 10, Desk.North + 20);
        Assert.Equal("error", overlap.GetProperty("severity").GetString());
        Assert.Equal(2, said.Json.GetProperty("summary").GetProperty("problems").GetInt32());
        Assert.Equal(1, said.Json.GetProperty("counts").GetProperty("duplicate").GetInt32());
    }

    [Fact]
    public async Task A_gap_is_told_up_to_the_size_asked_for()
    {
        await ImportAsync(Ring());

        var any = await Desk.RunAsync("check", "patches", "--json");
        var small = await Desk.RunAsync("check", "patches", "--json", "--gap-up-to", "99");

        var gap = Assert.Single(Problems(any));
        Assert.Equal(("gap", 100.0),
            (gap.GetProperty("kind").GetString(), Math.Round(gap.GetProperty("areaSquareMetres").GetDouble(), 2)));
        Assert.Equal((1, 0), (any.ExitCode, small.ExitCode));
        var left = small.Json.GetProperty("unchecked").EnumerateArray().Single(left =>
            left.GetProperty("kind").GetString() == "gap");
        Assert.EndsWith("left out: 1.", left.GetProperty("messageEn").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_problems_become_layers_and_go_when_they_are_mended()
    {
        await ImportAsync(Ring());
        Assert.Equal(1, (await Desk.RunAsync("check", "patches")).ExitCode);
        Assert.Equal(1, Layer(await Desk.RunAsync("layers", "--json"),
            "check_patches").GetProperty("count").GetInt32());

        await ImportAsync([.. Ring(), Square(10, 10)], "--replace");

        Assert.Equal(0, (await Desk.RunAsync("check", "patches")).ExitCode);
        Assert.Equal(0, Layer(await Desk.RunAsync("layers", "--json"),
            "check_patches").GetProperty("count").GetInt32());
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task Without_a_layer_nothing_is_written()
    {
        await ImportAsync(Ring());
        var before = await Desk.RunAsync("history", "--json");

        Assert.Equal(1, (await Desk.RunAsync("check", "patches", "--no-layer")).ExitCode);

        Assert.Equal(before.Output, (await Desk.RunAsync("history", "--json")).Output);
    }

    [Theory]
    [InlineData("en", "Problems")]
    [InlineData("zh", "问题")]
    public async Task Reports_are_written_and_the_same_each_time(string language, string sheet)
    {
        await ImportAsync(Ring());
        string[] check = ["check", "patches", "--no-layer", "--lang", language, "--out"];
        await Desk.RunAsync([.. check, Desk.PathOf("a")]);
        await Desk.RunAsync([.. check, Desk.PathOf("b")]);

        foreach (var name in new[] { "check-patches.xlsx", "check-patches.geojson", "check-patches.json" })
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(Desk.PathOf("a"), name),
                    TestContext.Current.CancellationToken),
                await File.ReadAllBytesAsync(Path.Combine(Desk.PathOf("b"), name),
                    TestContext.Current.CancellationToken));
        }

        using var workbook = System.IO.Compression.ZipFile.OpenRead(Path.Combine(Desk.PathOf("a"),
            "check-patches.xlsx"));
        using var names = new StreamReader(workbook.GetEntry("xl/workbook.xml")!.Open());
        Assert.Contains($"name=\"{sheet}\"", await names.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        var map = JsonDocument.Parse(await File.ReadAllTextAsync(
            Path.Combine(Desk.PathOf("a"), "check-patches.geojson"), TestContext.Current.CancellationToken));
        var feature = Assert.Single(map.RootElement.GetProperty("features").EnumerateArray());
        Assert.Equal("MultiPolygon", feature.GetProperty("geometry").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Shapes_made_invalid_by_another_program_are_told_and_do_no_harm()
    {
        await ImportAsync([.. Row(0), .. Row(10)]);
        Desk.Sql(
            $"""
            DROP TRIGGER rtree_patches_geom_update1; DROP TRIGGER rtree_patches_geom_update2;
            DROP TRIGGER rtree_patches_geom_update3; DROP TRIGGER rtree_patches_geom_update4;
            UPDATE patches SET geom = x'{Blob((20, 0), (30, 10), (30, 0), (20, 10), (20, 0))}' WHERE fid = 3;
            UPDATE patches SET geom = NULL WHERE fid = 7;
            """);

        var said = await Desk.RunAsync("check", "patches", "--json", "--no-layer", "--only", "invalid");

        Assert.Equal((1, ""), (said.ExitCode, said.Errors));
        Assert.Equal(
            ["3 self-intersection", "7 null-shape"],
            Problems(said).Select(problem => $"{problem.GetProperty("ids")[0]} {problem.GetProperty("reason")}"));
        Assert.Equal(Desk.East + 25, Problems(said)[0].GetProperty("x").GetDouble());
        Assert.Equal(JsonValueKind.Null, Problems(said)[1].GetProperty("x").ValueKind);
    }

    [Fact]
    public async Task Ground_of_the_frame_that_is_not_covered_is_a_gap()
    {
        await ImportAsync(Row(0));
        await Desk.ImportAsync(
            Shapefile.Write(Desk.PathOf("frame.shp"), [[Shapefile.Square(Desk.East, Desk.North, 50)]], Desk.Prj),
                "frame", "reference");

        var said = await Desk.RunAsync("check", "patches", "--within", "frame", "--json");

        Assert.Equal(2000.0, Math.Round(Assert.Single(Problems(said)).GetProperty("areaSquareMetres").GetDouble(), 2));
    }

    /// <summary>50 m long with a base of 20 cm: 0.23 degrees.</summary>
    [Fact]
    public async Task A_wide_spike_is_found_where_it_is_asked_for()
    {
        double[] spiked =
        [
            Desk.East, Desk.North, Desk.East, Desk.North + 10, Desk.East + 10, Desk.North + 10, Desk.East + 10, Desk.North + 5.1,
            Desk.East + 60, Desk.North + 5, Desk.East + 10, Desk.North + 4.9, Desk.East + 10, Desk.North, Desk.East, Desk.North,
        ];
        await ImportAsync([spiked]);
        string[] check = ["check", "patches", "--json", "--no-layer", "--only", "spike"];

        Assert.Empty(Problems(await Desk.RunAsync(check)));
        Assert.Equal(
            Desk.East + 60, Assert.Single(Problems(await Desk.RunAsync([.. check, "--spike-width", "0.25"]))).GetProperty("x").GetDouble());
        Assert.Empty(Problems(await Desk.RunAsync([.. check, "--spike-width", "0.25", "--spike-angle", "0.2"])));
    }

    /// <summary>Before the work: the reports, written last, are not there.</summary>
    [Theory]
    [InlineData("check_patches")]
    [InlineData("check_patches_points")]
    public async Task A_layer_of_one_s_own_is_not_written_over(string name)
    {
        await ImportAsync(Ring());
        await Desk.ImportAsync(Desk.Squares("own.shp", 1), name, "reference");

        Assert.Contains(name, await Desk.RefusedAsync("check", "patches"), StringComparison.Ordinal);
        Assert.Equal(1, (await Desk.RunAsync("check", "patches", "--no-layer")).ExitCode);
    }

    [Fact]
    public async Task An_empty_layer_is_refused_as_empty()
    {
        var file = Desk.PathOf("nothing.geojson");
        await File.WriteAllTextAsync(file, """{"type":"FeatureCollection","features":[]}""", TestContext.Current.CancellationToken);
        await Desk.ImportAsync(file, "nothing", "reference");

        Assert.Contains("is empty", await Desk.RefusedAsync("check", "nothing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_is_not_there_is_refused() =>
        Assert.Contains("nowhere", await Desk.RefusedAsync("check", "nowhere"), StringComparison.Ordinal);

    [Theory]
    [InlineData("--gap-up-to", "much")]
    [InlineData("--min-overlap", "-1")]
    [InlineData("--tiny-edge", "x")]
    [InlineData("--spike-angle", "sharp")]
    [InlineData("--spike-width", "1e99")]
    [InlineData("--only", "hole")]
    [InlineData("--within", "nowhere")]
    public async Task What_cannot_be_understood_is_refused(string option, string value)
    {
        await ImportAsync(Row(0));

        Assert.Contains(value, await Desk.RefusedAsync("check", "patches", option, value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_layer_s_name_it_is_bad_usage() =>
        Assert.Equal(2, (await Desk.RunAsync("check")).ExitCode);

    [Theory]
    [InlineData("role: village", "role: hamlet", "hamlet")]
    [InlineData("cover: true", "cover: perhaps", "perhaps")]
    [InlineData("cover: true", "cover: true\nfields: [{name: A, mark: S, colour: red}]", "colour")]
    public async Task A_wrong_table_is_refused_with_its_line(string right, string wrong, string named)
    {
        await ImportAsync(Row(0));
        var data = CopyOfData();
        var table = Path.Combine(data, "checks", "village.yaml");
        var text = await File.ReadAllTextAsync(table, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(table, text.Replace(right, wrong, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var said = await Command.RunWithAsync(("LANDPLANNER_DATA", data), "check", "patches", "--workspace",
            Desk.Workspace);

        Assert.Equal(2, said.ExitCode);
        Assert.Contains("village.yaml", said.Errors, StringComparison.Ordinal);
        Assert.Matches($@"line \d+: .*'{named}'", said.Errors);
    }

    /// <summary>A polygon of one ring as another program writes it into a GeoPackage: without an envelope, not
    /// multi.</summary>
    private static string Blob(params (double X, double Y)[] ring)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("GP\0\u0001"u8);
        writer.Write(4550);
        writer.Write((byte)1);
        foreach (var number in new[] { 3, 1, ring.Length })
            writer.Write(number);
        foreach (var (x, y) in ring)
        {
            writer.Write(Desk.East + x);
            writer.Write(Desk.North + y);
        }

        return Convert.ToHexString(stream.ToArray());
    }

    private static double[] Square(double x, double y) => Shapefile.Square(Desk.East + x, Desk.North + y, 10);

    private static double[][] Row(double y) => [.. Enumerable.Range(0, 5).Select(i => Square(10 * i, y))];

    /// <summary>Eight squares about one that is missing.</summary>
    private static double[][] Ring() =>
        [.. Enumerable.Range(0, 9).Where(i => i != 4).Select(i => Square(10 * (i % 3), 10 * (i / 3)))];

    private static JsonElement[] Problems(Said said) => [.. said.Json.GetProperty("problems").EnumerateArray()];

    private static JsonElement Layer(Said said, string name) =>
        said.Json.EnumerateArray().Single(layer => layer.GetProperty("layer").GetString() == name);

    private Task<Said> ImportAsync(double[][] squares, params string[] more) => Desk.ImportAsync(
        Shapefile.Write(Desk.PathOf("patches.shp"), [.. squares.Select(square => new[] { square })], Desk.Prj),
            "patches", "land-use", more);

    private string CopyOfData()
    {
        var (from, to) = (Path.Combine(Checkout.Root, "data"), Desk.PathOf("data"));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }
}
