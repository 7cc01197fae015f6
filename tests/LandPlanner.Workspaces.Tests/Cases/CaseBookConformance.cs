using System.Security.Cryptography;
using LandPlanner.Cases;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.FieldWork;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>What a book of cases does in either store.</summary>
public abstract class CaseBookConformance : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2024, 6, 3);
    private static readonly DateOnly Issued = new(2024, 5, 6);

    private Workspace _workspace = null!;
    private CaseBook _book = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract string Address { get; }

    public virtual async ValueTask InitializeAsync()
    {
        _workspace = await Workspace.CreateAsync(Address, new(4550), "周工", Ct);
        _book = await CaseBook.OpenAsync(_workspace, Ct);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _workspace.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_case_gets_a_number_a_deadline_its_official_area_and_the_village_it_lies_in()
    {
        await WriteVillagesAsync();

        var one = await OpenedAsync(Square(0, 0, 100));

        Assert.Equal(("AJ2024-0001", "issued", "东村"), (one.Number, one.State, one.Village));
        // 月清: issued in May, due by the end of June.
        Assert.Equal(new DateOnly(2024, 6, 30), one.DueOn);
        // A plane hectare 79,650 m from the meridian: by k = 1 + E²/2R² it is 10,000/k² = 9,998.44 m² on the ellipsoid (R = 6,371 km gives the fourth digit).
        Assert.InRange(one.Row.Real("area_m2")!.Value, 9998.40, 9998.47);
        Assert.Equal("open", Assert.Single(await _book.MovesOfAsync(one, Ct)).Text("move"));
    }

    [Fact]
    public async Task The_same_ground_is_opened_once_and_the_other_case_is_shown()
    {
        await OpenedAsync(Square(0, 0, 100));
        var revisions = await RevisionsAsync();

        var again = await OpenAsync([Draft(Square(40, 0, 100)), Draft(Square(1000, 0, 50))]);

        // The second square shares 60 of its 100 metres with the first.
        var match = Assert.Single(again.All[0].Matches);
        Assert.Null(again.All[0].Opened);
        Assert.Equal(("AJ2024-0001", 0.6), (match.Case.Number, Math.Round(match.Share, 6)));
        Assert.Equal("AJ2024-0002", again.All[1].Opened!.Number);
        Assert.Equal(revisions + 1, await RevisionsAsync());

        Assert.Null((await OpenAsync([Draft(Square(1000, 0, 50))])).Revision);
        Assert.Equal(revisions + 1, await RevisionsAsync());
    }

    [Fact]
    public async Task Less_than_half_in_common_is_shown_and_opened()
    {
        await OpenedAsync(Square(0, 0, 100));

        var opening = Assert.Single((await OpenAsync([Draft(Square(51, 0, 100))])).All);

        Assert.Equal("AJ2024-0002", opening.Opened!.Number);
        Assert.Equal(0.49, Assert.Single(opening.Matches).Share, 6);
    }

    [Fact]
    public async Task Two_drafts_of_one_ground_become_one_case()
    {
        var openings = await OpenAsync([Draft(Square(0, 0, 100)), Draft(Square(10, 0, 100))]);

        Assert.Equal(["AJ2024-0001", null], openings.All.Select(opening => opening.Opened?.Number));
        Assert.Equal("AJ2024-0001", Assert.Single(openings.All[1].Matches).Case.Number);
    }

    [Fact]
    public async Task Numbers_begin_anew_with_each_year()
    {
        var openings = await OpenAsync([Draft(Square(0, 0, 10), new(2023, 12, 31)), Draft(Square(100, 0, 10), new(2024, 1, 1)), Draft(Square(200, 0, 10), new(2023, 12, 30))]);

        Assert.Equal(["AJ2023-0001", "AJ2024-0001", "AJ2023-0002"], openings.All.Select(opening => opening.Opened!.Number));
    }

    [Fact]
    public async Task Many_who_open_at_once_never_get_one_number_twice()
    {
        var openings = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            await using var workspace = await Workspace.OpenAsync(Address, readOnly: false, Ct);
            var book = await CaseBook.OpenAsync(workspace, Ct);
            return await new CaseOpener(book).OpenAsync([Draft(Square(i * 100, 0, 50))], $"员{i}", "巡查", Today, Ct);
        }));

        Assert.Equal(6, openings.Select(opening => opening.All[0].Opened!.Number).Distinct().Count());
        Assert.Empty((await _workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task Many_who_open_the_same_ground_at_once_open_it_once()
    {
        var openings = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            await using var workspace = await Workspace.OpenAsync(Address, readOnly: false, Ct);
            var book = await CaseBook.OpenAsync(workspace, Ct);
            return await new CaseOpener(book).OpenAsync([Draft(Square(i, 0, 50), new(2021 + i, 5, 6))], $"员{i}", "巡查", Today, Ct);
        }));

        Assert.Single(openings, opening => opening.All[0].Opened is not null);
        Assert.All(openings.Where(opening => opening.All[0].Opened is null), opening => Assert.InRange(Assert.Single(opening.All[0].Matches).Share, 0.9, 1));
    }

    [Fact]
    public async Task A_move_its_note_and_its_photos_are_one_revision_and_the_photos_come_back_as_they_were()
    {
        var one = await ComparedAsync();
        var (wide, close) = (Photo(50, 50, 1), Photo(120, 50, 2));
        var revisions = await RevisionsAsync();

        var (step, revision) = await MoveAsync(one.Number, "gather", "已到现场", [], [new("wide", "全景.jpg", wide), new("close", "近景.jpg", close)]);

        Assert.Equal(("evidenced", revisions + 1), (step.After.State, revision.Number));
        var evidence = await _book.EvidenceOfAsync(one, Ct);
        Assert.Equal(["全景.jpg", "近景.jpg"], evidence.Select(piece => piece.Text("file_name")));
        // Inside the patch, and 20 m beyond its eastern side.
        Assert.Equal([0, 20], evidence.Select(piece => Math.Round(piece.Real("distance_m")!.Value)));
        Assert.Equal([Hash(wide), Hash(close)], evidence.Select(piece => piece.Text("sha256")));
        Assert.Equal(close, await _book.ContentAsync(evidence[1], Ct));
        Assert.Equal(new DateTime(2024, 5, 20, 1, 30, 0, DateTimeKind.Utc), evidence[0].Moment("taken_at"));
        Assert.Empty((await _workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task A_photo_from_elsewhere_or_from_nowhere_changes_nothing()
    {
        var one = await ComparedAsync();
        var revisions = await RevisionsAsync();

        var far = await Assert.ThrowsAsync<CaseRefusedException>(() => MoveAsync(one.Number, "gather", "", [], [new("wide", "远.jpg", Photo(400, 50, 1)), new("close", "近.jpg", Photo(50, 50, 2))]));
        Assert.Contains("远.jpg was taken 300 m from the patch", far.Message, StringComparison.Ordinal);
        var nowhere = await Assert.ThrowsAsync<CaseRefusedException>(() => _book.AttachAsync(one.Number, [new("wide", "无.jpg", new PhotoFile { Shade = 9 }.ToJpeg())], "王工", Today, Ct));
        Assert.Contains("no place", nowhere.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<WorkspaceException>(() => _book.AttachAsync(one.Number, [new("document", "空.pdf", [])], "王工", Today, Ct));

        Assert.Equal(revisions, await RevisionsAsync());
        Assert.Equal("compared", (await _book.GetAsync(one.Number, Ct)).State);
        Assert.Empty(await _workspace.Store.ListRecordsAsync(EvidenceIntake.RecordKind, Ct));
    }

    [Fact]
    public async Task The_same_photo_of_two_cases_is_kept_once_and_stands_with_both()
    {
        var (first, second) = (await ComparedAsync(), await OpenedAsync(Square(100, 0, 100)));
        var photo = Photo(99, 50, 1);

        await _book.AttachAsync(first.Number, [new("wide", "a.jpg", photo)], "王工", Today, Ct);
        await _book.AttachAsync(second.Number, [new("wide", "a.jpg", photo)], "王工", Today, Ct);

        Assert.Equal(Hash(photo), Assert.Single(await _workspace.Store.ListRecordsAsync(EvidenceIntake.RecordKind, Ct)));
        Assert.Single(await _book.EvidenceOfAsync(first, Ct));
        Assert.Single(await _book.EvidenceOfAsync(second, Ct));
    }

    [Fact]
    public async Task Who_is_not_listed_or_has_left_or_is_not_the_one_moves_nothing()
    {
        var one = await OpenedAsync(Square(0, 0, 100));
        await SetPersonAsync("张三", "leader", "周工");
        await SetPersonAsync("李四", "village-clerk", "张三");
        await SetPersonAsync("赵六", "auditor", "张三", new() { ["left_on"] = "2024-06-01" });

        await Assert.ThrowsAsync<WorkspaceException>(() => SetPersonAsync("李四", "leader", "李四"));
        await Assert.ThrowsAsync<WorkspaceException>(() => AssignAsync(one.Number, "王工"));
        await Assert.ThrowsAsync<WorkspaceException>(() => AssignAsync(one.Number, "赵六"));
        await Assert.ThrowsAsync<CaseRefusedException>(() => AssignAsync(one.Number, "李四"));

        await AssignAsync(one.Number, "张三");
        var move = (await _book.MovesOfAsync(one, Ct))[^1];
        Assert.Equal(("张三", "leader", "assigned"), (move.Text("by"), move.Text("role"), move.Text("to_state")));
    }

    [Fact]
    public async Task What_lies_ahead_is_not_written_down_as_done()
    {
        var one = await OpenedAsync(Square(0, 0, 100));

        await Assert.ThrowsAsync<WorkspaceException>(() => _book.MoveAsync(one.Number, "assign", Today.AddDays(1), "", Values(("person", "李四"), ("unit", "所")), [], "王工", Today, Ct));
        await Assert.ThrowsAsync<WorkspaceException>(() => OpenAsync([Draft(Square(500, 0, 10), Today.AddDays(1))]));
    }

    [Fact]
    public async Task Merged_cases_stay_in_the_ledger_and_their_evidence_counts_for_the_one()
    {
        var (first, second) = (await OpenedAsync(Square(0, 0, 100)), await OpenedAsync(Square(100, 0, 100)));
        await _book.AttachAsync(second.Number, [new("wide", "a.jpg", Photo(150, 50, 1))], "王工", Today, Ct);

        var (joined, _) = await CaseMerging.RunAsync(_book, first.Number, [second.Number], Today, "同一宗地", "王工", Today, Ct);

        Assert.Equal(20_000, joined.Shape!.Area, 3);
        Assert.Equal("issued", joined.State);
        var absorbed = await _book.GetAsync(second.Number, Ct);
        Assert.Equal(("merged", "AJ2024-0001"), (absorbed.State, absorbed.Row.Text("merged_into")));
        Assert.Single(await _book.EvidenceOfAsync(joined, Ct));
        Assert.Equal(["open", "merge"], (await _book.MovesOfAsync(absorbed, Ct)).Select(move => move.Text("move")));
        await Assert.ThrowsAsync<CaseRefusedException>(() => CaseMerging.RunAsync(_book, first.Number, [second.Number], Today, "再次", "王工", Today, Ct));
        Assert.Empty((await _workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task A_case_cut_by_a_line_goes_on_as_its_parts()
    {
        var whole = await OpenedAsync(Square(0, 0, 100));
        var parts = CaseSplitting.Along(whole.Shape!, new WKTReader().Read(Invariant($"LINESTRING ({X + 30} {Y - 1}, {X + 30} {Y + 101})")));

        var (cases, _) = await CaseSplitting.RunAsync(_book, whole.Number, parts, Today, "两村各半", "王工", Today, Ct);

        Assert.Equal([("AJ2024-0001-1", 7000.0), ("AJ2024-0001-2", 3000.0)], cases.Select(part => (part.Number, Math.Round(part.Shape!.Area, 3))));
        Assert.All(cases, part => Assert.Equal(("issued", whole.DueOn, "AJ2024-0001"), (part.State, part.DueOn, part.Row.Text("split_from"))));
        Assert.Equal("split", (await _book.GetAsync(whole.Number, Ct)).State);
        // The whole is no obstacle to its parts, nor they to it: the same ground again is theirs.
        Assert.Equal("AJ2024-0001-1", Assert.Single(Assert.Single((await OpenAsync([Draft(Square(40, 0, 50))])).All).Matches).Case.Number);
    }

    [Fact]
    public async Task Parts_that_do_not_make_up_the_case_are_refused()
    {
        var whole = await OpenedAsync(Square(0, 0, 100));
        var revisions = await RevisionsAsync();

        await Assert.ThrowsAsync<CaseRefusedException>(() => CaseSplitting.RunAsync(_book, whole.Number, [Square(0, 0, 50), Square(50, 50, 50)], Today, "x", "王工", Today, Ct));
        Assert.Throws<WorkspaceException>(() => CaseSplitting.Along(whole.Shape!, new WKTReader().Read(Invariant($"LINESTRING ({X + 30} {Y + 10}, {X + 30} {Y + 90})"))));

        Assert.Equal(revisions, await RevisionsAsync());
    }

    [Fact]
    public async Task Two_who_move_one_case_at_once_move_it_once()
    {
        var one = await OpenedAsync(Square(0, 0, 100));

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            await using var workspace = await Workspace.OpenAsync(Address, readOnly: false, Ct);
            var book = await CaseBook.OpenAsync(workspace, Ct);
            try
            {
                await book.MoveAsync(one.Number, "assign", Today, "", Values(("person", $"员{i}"), ("unit", "所")), [], "王工", Today, Ct);
                return true;
            }
            catch (WorkspaceException)
            {
                return false;
            }
        }));

        Assert.Single(results, done => done);
        Assert.Equal(2, (await _book.MovesOfAsync(one, Ct)).Count);
    }

    [Fact]
    public async Task A_copy_of_the_workspace_has_the_cases_and_their_photos()
    {
        var one = await ComparedAsync();
        var photo = Photo(50, 50, 1);
        await _book.AttachAsync(one.Number, [new("wide", "a.jpg", photo)], "王工", Today, Ct);
        using var folder = new TemporaryFolder();

        await _workspace.CopyAsync(folder.File("copy.gpkg"), null, Ct);

        await using var copy = await Workspace.OpenAsync(folder.File("copy.gpkg"), readOnly: true, Ct);
        var book = await CaseBook.OpenAsync(copy, Ct);
        var evidence = Assert.Single(await book.EvidenceOfAsync(await book.GetAsync(one.Number, Ct), Ct));
        Assert.Equal(photo, await book.ContentAsync(evidence, Ct));
    }

    [Fact]
    public async Task What_comes_back_from_the_field_is_taken_in_as_one_revision_and_the_rest_is_told()
    {
        var (one, other) = (await ComparedAsync(), await OpenedAsync(Square(500, 0, 100)));
        using var folder = new TemporaryFolder();
        var work = new CaseFieldWork(_book);
        var package = await work.PackAsync("巡查一", [one, other], folder.Path, "王工", false, Ct);
        File.WriteAllBytes(Path.Combine(package.Folder, "photos", "近.jpg"), Photo(50, 50, 1));
        File.WriteAllBytes(Path.Combine(package.Folder, "photos", "远.jpg"), Photo(300, 50, 2));
        InField(package, $"UPDATE subjects SET note = '已平整', desk_verdict = 'lawful' WHERE number = '{one.Number}'");
        InField(package, $"UPDATE subjects SET person = '张三' WHERE number = '{other.Number}'");
        InField(package, $"INSERT INTO evidence (uuid, subject, kind, photo) VALUES ('a', {one.Id}, 'wide', 'photos/近.jpg'), ('b', {one.Id}, 'close', 'photos/远.jpg'), ('c', {other.Id}, 'wide', 'photos/无.jpg')");
        // Meanwhile the office has given the second case to another.
        await AssignAsync(other.Number, "王工");
        var revisions = await RevisionsAsync();

        using var back = await FieldReturn.ReadAsync(_workspace, package.Folder, Ct);
        var plan = await work.PlanAsync(back, "王工", Today, Ct);

        Assert.Equal(revisions, await RevisionsAsync());
        Assert.Equal("note  → 已平整", Assert.Single(plan.Changes).Changed);
        Assert.Equal((one.Number, "近.jpg"), (Assert.Single(plan.Evidence).Number, plan.Evidence[0].Taken.Facts.FileName));
        Assert.Collection(
            plan.Left,
            left => Assert.Contains("desk_verdict", left.Reason, StringComparison.Ordinal),
            left => Assert.Contains("person", left.Reason, StringComparison.Ordinal),
            left => Assert.Contains("200 m from the patch", left.Reason, StringComparison.Ordinal),
            left => Assert.Contains("did not come back", left.Reason, StringComparison.Ordinal));

        await work.AcceptAsync(plan, back, "王工", Ct);

        Assert.Equal(revisions + 1, await RevisionsAsync());
        var after = await _book.GetAsync(one.Number, Ct);
        Assert.Equal(("已平整", "suspect", "compared"), (after.Row.Text("note"), after.Row.Text("desk_verdict"), after.State));
        Assert.Equal("近.jpg", Assert.Single(await _book.EvidenceOfAsync(after, Ct)).Text("file_name"));
        Assert.Equal("李四", (await _book.GetAsync(other.Number, Ct)).Person);
        Assert.Empty((await _workspace.Store.VerifyAsync(null, Ct)).Problems);

        // The same package once more brings nothing twice.
        using var again = await FieldReturn.ReadAsync(_workspace, package.Folder, Ct);
        var second = await work.PlanAsync(again, "王工", Today, Ct);
        Assert.Equal((0, 0), (second.Changes.Count, second.Evidence.Count));
    }

    private static void InField(FieldPackage package, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Directory.GetFiles(package.Folder, "*.gpkg")[0]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // A corner near 122.1E 37.4N, in EPSG:4550 (domain reference §8).
    private const double X = 420300;
    private const double Y = 4141200;

    private static MultiPolygon Square(double dx, double dy, double side)
    {
        var box = new Envelope(X + dx, X + dx + side, Y + dy, Y + dy + side);
        return new([(Polygon)GeometryFactory.Default.ToGeometry(box)]);
    }

    /// <summary>A photo taken at metres from the corner.</summary>
    private byte[] Photo(double dx, double dy, int shade)
    {
        var (longitude, latitude) = Reprojector.Create(_workspace.Crs, _workspace.Tables.Crs.Get(new(4490))).Transform(X + dx, Y + dy);
        return new PhotoFile
        {
            Shade = shade,
            LongitudeDegrees = longitude,
            LatitudeDegrees = latitude,
            AzimuthDegrees = 45,
            TakenAt = new(2024, 5, 20, 9, 30, 0, TimeSpan.FromHours(8)),
        }.ToJpeg();
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static Dictionary<string, object?> Values(params (string Field, object? Value)[] values) => values.ToDictionary(value => value.Field, value => value.Value);

    private static CaseDraft Draft(Geometry shape, DateOnly? issued = null) =>
        new(shape, Values(("title", "图斑"), ("source", "satellite"), ("issued_on", issued ?? Issued)));

    private Task<CaseOpenings> OpenAsync(IReadOnlyList<CaseDraft> drafts) => new CaseOpener(_book).OpenAsync(drafts, "王工", "测试", Today, Ct);

    private async Task<Case> OpenedAsync(Geometry shape) => Assert.Single((await OpenAsync([Draft(shape)])).All).Opened!;

    private async Task<Case> ComparedAsync()
    {
        var one = await OpenedAsync(Square(0, 0, 100));
        await AssignAsync(one.Number, "王工");
        // The desk comparison is another's to write: here by hand.
        var assigned = await _book.GetAsync(one.Number, Ct);
        await _workspace.Store.CommitAsync(new(new("王工", "内业")) { Updates = [_book.Cases.Update(assigned.Row.With("desk_verdict", "suspect"))] }, Ct);
        await MoveAsync(one.Number, "compare", "", [], []);
        return await _book.GetAsync(one.Number, Ct);
    }

    private Task<(CaseTransition Transition, Revision Revision)> AssignAsync(string number, string author) => _book.MoveAsync(number, "assign", Today, "", Values(("person", "李四"), ("unit", "自然资源所")), [], author, Today, Ct);

    private Task<(CaseTransition Transition, Revision Revision)> MoveAsync(string number, string move, string note, Dictionary<string, object?> values, IReadOnlyList<EvidenceFile> files) =>
        _book.MoveAsync(number, move, Today, note, values, files, "王工", Today, Ct);

    private Task<Revision> SetPersonAsync(string name, string role, string author, Dictionary<string, string>? more = null) =>
        People.SetAsync(_workspace, new Dictionary<string, string>(more ?? []) { ["name"] = name, ["role"] = role }, new(author, "登记"), Ct);

    private async Task<long> RevisionsAsync() => await _workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);

    private async Task WriteVillagesAsync()
    {
        var draft = new LayerDraft("村庄", LayerRole.Village, GeometryKind.Polygon, new([new("ZLDWMC", FieldType.Text)]));
        Feature[] villages = [new(0, Square(-500, -500, 530), ["西村"]), new(0, Square(30, -500, 1000), ["东村"])];
        var provenance = new Provenance("x", "x", "", "x", "UTF-8", "format", "EPSG:4550", "workspace", new(2, 2, 0, 0, default, default, default, default, default, []));
        await _workspace.Store.WriteLayerAsync(draft, WriteMode.Create, villages.ToAsyncEnumerable(), () => provenance, new("周工", "村庄"), Ct);
    }
}
