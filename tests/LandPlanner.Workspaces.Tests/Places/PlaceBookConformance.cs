using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.FieldWork;
using LandPlanner.Workspaces.Ledgers;
using LandPlanner.Workspaces.Places;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Workspaces.Tests.Places;

/// <summary>What the ledgers of places do in either store.</summary>
public abstract partial class PlaceBookConformance(Town town) : TownConformance(town)
{
    private const double East = 420_000;
    private const double North = 4_130_000;

    private static readonly DateOnly Today = new(2025, 11, 25);
    private static readonly RevisionNote Note = new("周工", "测试");
    private static readonly FeatureSchema Named = new([new("MC", FieldType.Text), new("NSR", FieldType.Text)]);

    [Fact]
    public async Task A_layer_is_taken_once_with_its_names_villages_and_values()
    {
        await WriteAsync("村", LayerRole.Village, GeometryKind.Polygon, (Square(0, 0, 1000), "东村", null));
        await WriteAsync("大棚", new("place"), GeometryKind.Polygon, (Square(100, 100, 40), "一号棚", "52000.5"), (Square(2000, 0, 40), "二号棚", "很多"), (null, "三号棚", null));

        var taken = await TakeAsync("大棚", "greenhouse");
        var again = await TakeAsync("大棚", "大棚");

        var places = (await ReadAsync(PlaceFilter.All)).ToList();
        Assert.Equal([("DP-0001", "一号棚", "东村"), ("DP-0002", "二号棚", "")], places.Select(place => (place.Number, place.Name, place.Village)));
        Assert.Equal((52000.5, null), (places[0].Details["income"], places[1].Details["income"]));
        Assert.Equal((East + 120, North + 120), (places[0].At!.X, places[0].At!.Y));
        Assert.Contains("'很多'", Assert.Single(taken.Places[1].Remarks), StringComparison.Ordinal);
        Assert.Equal([3L], taken.WithoutShape);
        Assert.Null(again.Revision);
        Assert.All(again.Places, place => Assert.Equal(PlaceMatchKind.Known, place.Match.Kind));
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task A_layer_that_was_imported_anew_is_matched_where_it_lies()
    {
        await WriteAsync("站", new("place"), GeometryKind.Point, (At(0, 0), "甲站", null), (At(500, 0), "乙站", null));
        await TakeAsync("站", "sewage-plant");
        await WriteAsync("站", new("place"), GeometryKind.Point, (At(505, 0), "乙站", null), (At(3, 0), "甲站", null), (At(900, 0), "丙站", null));

        var again = await TakeAsync("站", "sewage-plant");

        Assert.Equal(["WS-0002", "WS-0001", "WS-0003"], again.Places.Select(place => place.Number));
        Assert.Equal([true, true, false], again.Places.Select(place => place.IsRenewed));
        // Ids are never used again: those of the layer as it stands now are 3, 4 and 5.
        Assert.Equal([4L, 3L, 5L], (await ReadAsync(PlaceFilter.All)).Select(place => place.Row.Integer("source_id") ?? 0));
        Assert.Null((await TakeAsync("站", "sewage-plant")).Revision);
    }

    [Fact]
    public async Task A_preview_writes_nothing()
    {
        await WriteAsync("站", new("place"), GeometryKind.Point, (At(0, 0), "甲站", null));
        var before = await RevisionsAsync();

        var preview = await PlaceTaking.RunAsync(Workspace, "站", "sewage-plant", Today, Today, preview: true, Note, Ct);

        Assert.Equal((PlaceMatchKind.New, "甲站"), (preview.Places[0].Match.Kind, preview.Places[0].Name));
        Assert.Equal(before, await RevisionsAsync());
    }

    [Fact]
    public async Task Two_who_enter_places_at_once_get_two_numbers()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => AddAsync("waste-point", 100 * i, 0)));

        Assert.Equal(["LJ-0001", "LJ-0002", "LJ-0003", "LJ-0004"], (await ReadAsync(PlaceFilter.All)).Select(place => place.Number).Order());
    }

    [Fact]
    public async Task Several_who_enter_a_place_at_one_spot_at_once_enter_it_once()
    {
        // Four at each of five spots: some read the ledger just as others write it.
        var refusals = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Record.ExceptionAsync(() => AddAsync("waste-point", 500 * (i % 5), 0)).AsTask())));

        Assert.Equal(5, refusals.Count(refusal => refusal is null));
        Assert.All(refusals.OfType<Exception>(), refusal => Assert.Contains("the same place", Assert.IsType<WorkspaceException>(refusal).Message, StringComparison.Ordinal));
        Assert.Equal([0, 500, 1000, 1500, 2000], (await ReadAsync(PlaceFilter.All)).Select(place => Math.Round(place.At!.X - At(0, 0).X)).Order());
    }

    [Fact]
    public async Task Two_who_take_a_layer_at_once_take_it_once()
    {
        await WriteAsync("站", new("place"), GeometryKind.Point, (At(0, 0), "甲站", null), (At(500, 0), "乙站", null));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TakeAsync("站", "sewage-plant")));

        Assert.Equal(["WS-0001", "WS-0002"], (await ReadAsync(PlaceFilter.All)).Select(place => place.Number));
    }

    [Fact]
    public async Task A_series_that_two_began_at_once_goes_on_as_one()
    {
        await AddAsync("waste-point", 0, 0);
        var counter = await Ledger.OpenAsync(Workspace, "counter", Ct);
        await Workspace.Store.CommitAsync(new(Note) { Adds = [counter.Add(counter.NewRow(null).With("series", "LJ").With("last", 4L))] }, Ct);

        Assert.Equal("LJ-0005", (await AddAsync("waste-point", 100, 0)).Number);

        Assert.Equal(5L, (await counter.ReadAsync(FeatureQuery.All, Ct).SingleAsync(Ct)).Integer("last"));
    }

    [Fact]
    public async Task A_place_of_the_same_kind_beside_another_is_refused_and_one_of_another_kind_is_not()
    {
        await AddAsync("waste-point", 0, 0);

        Assert.Contains("LJ-0001", (await Assert.ThrowsAsync<WorkspaceException>(() => AddAsync("waste-point", 20, 0))).Message, StringComparison.Ordinal);
        await AddAsync("waste-point", 20.1, 0);
        await AddAsync("dust-source", 0, 0);

        Assert.Equal(3, (await ReadAsync(PlaceFilter.All)).Count);
    }

    [Fact]
    public async Task What_is_written_down_of_a_place_is_changed_by_its_kinds_own_fields_too()
    {
        var place = await AddAsync("river-reach", 0, 0);
        await InspectAsync(place.Number, new(2025, 11, 20), ("litter", "无"));

        var set = await PlaceEntry.SetAsync(
            Workspace, place.Number, new Dictionary<string, string> { ["chief"] = "刘镇长", ["person"] = "王五", ["interval"] = "10 days" }, new(East + 5, North), Note, Ct);

        Assert.Equal(("刘镇长", "王五", new(2025, 11, 30), East + 5), (set.Details["chief"], set.Row.Text("person"), set.DueOn!.Value, set.At!.X));
        var refusal = await Assert.ThrowsAsync<LedgerEntryException>(() => PlaceEntry.SetAsync(Workspace, place.Number, new Dictionary<string, string> { ["income"] = "1" }, null, Note, Ct));
        Assert.Contains("no field income", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_was_moved_is_where_it_is_and_no_longer_where_it_was_taken_from()
    {
        await WriteAsync("村", LayerRole.Village, GeometryKind.Polygon, (Square(-1000, -1000, 2000), "东村", null), (Square(4000, -1000, 2000), "西村", null));
        await WriteAsync("站", new("place"), GeometryKind.Point, (At(0, 0), "甲站", null));
        await TakeAsync("站", "sewage-plant");

        var moved = await PlaceEntry.SetAsync(Workspace, "WS-0001", new Dictionary<string, string>(), new(East + 5000, North), Note, Ct);
        var inspected = await InspectAsync("WS-0001", Today, [Photo("站.jpg", 5010, 0, shade: 1)], ("running", "normal"));

        Assert.Equal(("东村", "西村"), ((await WithVillageAsync("东村")).Village, moved.Village));
        Assert.Single(inspected.Inspection.PhotoHashes);
        Assert.Contains("4990 m", (await Assert.ThrowsAsync<LedgerEntryException>(() => InspectAsync("WS-0001", Today, [Photo("旧.jpg", 10, 0, shade: 2)], ("running", "normal")))).Message, StringComparison.Ordinal);
        // The layer's feature is known still: taking the layer again enters no second place.
        Assert.Equal("WS-0001", Assert.Single((await TakeAsync("站", "sewage-plant")).Places).Number);

        Task<InspectedPlace> WithVillageAsync(string village) =>
            PlaceEntry.SetAsync(Workspace, "WS-0001", new Dictionary<string, string> { ["village"] = village }, new(East + 5000, North), Note, Ct);
    }

    private static List<(long, string)> InField(FieldPackage package, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Directory.GetFiles(package.Folder, "*.gpkg")[0]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(long, string)>();
        while (reader.Read())
            rows.Add((reader.GetInt64(0), reader.GetString(1)));
        return rows;
    }

    private static Point At(double x, double y) => new(East + x, North + y);

    private static Geometry Square(double x, double y, double side) => new WKTReader().Read(FormattableString.Invariant(
        $"POLYGON (({East + x} {North + y}, {East + x + side} {North + y}, {East + x + side} {North + y + side}, {East + x} {North + y + side}, {East + x} {North + y}))"));

    /// <summary>Taken at a place of the workspace's plane, told as a telephone tells it.</summary>
    private EvidenceFile Photo(string name, double x, double y, int shade, bool hasPlace = true, int days = 0)
    {
        var (longitude, latitude) = Reprojector.Create(Workspace.Crs, Workspace.Tables.Crs.Get(new(4490))).Transform(East + x, North + y);
        var photo = new PhotoFile
        {
            Shade = shade,
            LongitudeDegrees = hasPlace ? longitude : null,
            LatitudeDegrees = hasPlace ? latitude : null,
            TakenAt = new DateTimeOffset(2025, 11, 25, 0, 30, 0, TimeSpan.FromHours(8)).AddDays(days),
        };
        return new("close", name, photo.ToJpeg());
    }

    private Task<Revision> WriteAsync(string layer, LayerRole role, GeometryKind kind, params (Geometry? Shape, string Name, string? Income)[] features)
    {
        var fields = role == LayerRole.Village ? new FeatureSchema([new("ZLDWMC", FieldType.Text), new("NSR", FieldType.Text)]) : Named;
        return Workspace.Store.WriteLayerAsync(
            new(layer, role, kind, fields), WriteMode.Replace, features.Select(feature => new Feature(0, feature.Shape, [feature.Name, feature.Income])).ToAsyncEnumerable(),
            () => new("a.shp", "", "", "test", "UTF-8", "format", "EPSG:4550", "caller", new(1, 1, 0, 0, default, default, default, default, default, [])), Note, Ct);
    }

    private Task<PlaceTakingResult> TakeAsync(string layer, string kind) => PlaceTaking.RunAsync(Workspace, layer, kind, Today, Today, preview: false, Note, Ct);

    private Task<InspectedPlace> AddAsync(string kind, double x, double y, DateOnly? due = null) =>
        PlaceEntry.AddAsync(Workspace, kind, new(East + x, North + y), new Dictionary<string, string> { ["name"] = $"{kind} {x}" }, Today, due ?? Today, Note, Ct);

    private Task<InspectionOutcome> InspectAsync(string number, DateOnly on, params (string Item, string Answer)[] answers) => InspectAsync(number, on, [], answers);

    private Task<InspectionOutcome> InspectAsync(string number, DateOnly on, EvidenceFile[] photos, params (string Item, string Answer)[] answers) => Inspecting.RunAsync(
        Workspace, new(number, on, Today, answers.ToDictionary(answer => answer.Item, answer => answer.Answer)) { Photos = photos }, Note, Ct);

    private Task<RoundOutcome> PlanAsync(RoundLimits limits) => RoundPlanning.PlanAsync(Workspace, new(Today, PlaceFilter.All, limits) { Start = new(East, North) }, Note, Ct);

    private Task<Round> FinishAsync(string number, bool leave) => RoundPlanning.FinishAsync(Workspace, number, Today, leave, Note, Ct);

    private async Task<IReadOnlyList<InspectedPlace>> ReadAsync(PlaceFilter filter) => await (await PlaceBook.OpenAsync(Workspace, Ct)).ReadAsync(filter, Ct);

    private async Task<int> RevisionsAsync() => await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);
}
