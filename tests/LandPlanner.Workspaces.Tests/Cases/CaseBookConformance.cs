using System.Security.Cryptography;
using LandPlanner.Cases;
using LandPlanner.Crs;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Evidence;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>What a book of cases does in either store.</summary>
public abstract partial class CaseBookConformance(Town town) : TownConformance(town)
{
    private static readonly DateOnly Today = new(2024, 6, 3);
    private static readonly DateOnly Issued = new(2024, 5, 6);

    private CaseBook _book = null!;

    protected override async Task BeginAsync() => _book = await CaseBook.OpenAsync(Workspace, Ct);

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
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
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
        Assert.Empty(await Workspace.Store.ListRecordsAsync(EvidenceIntake.RecordKind, Ct));
    }

    [Fact]
    public async Task A_photo_from_after_its_move_or_from_long_before_the_case_proves_nothing()
    {
        var one = await ComparedAsync();
        var revisions = await RevisionsAsync();
        async Task<string> RefusedAsync(DateOnly taken) => (await Assert.ThrowsAsync<CaseRefusedException>(() => MoveAsync(
            one.Number, "gather", "", [], [new("wide", "全.jpg", Photo(50, 50, 1, taken)), new("close", "近.jpg", Photo(50, 50, 2))]))).Message;

        Assert.Contains("全.jpg tells that it was taken on 2024-06-04, after 2024-06-03", await RefusedAsync(Today.AddDays(1)), StringComparison.Ordinal);
        // The case was issued on 6 May: 30 days before is 6 April.
        Assert.Contains("全.jpg was taken on 2024-04-05", await RefusedAsync(new(2024, 4, 5)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<CaseRefusedException>(() => _book.AttachAsync(one.Number, [new("after", "后.jpg", Photo(50, 50, 3, new(2030, 1, 1)))], "王工", Today, Ct));
        Assert.Equal(revisions, await RevisionsAsync());

        await _book.AttachAsync(one.Number, [new("before", "前.jpg", Photo(50, 50, 4, new(2015, 1, 1)))], "王工", Today, Ct);
        await MoveAsync(one.Number, "gather", "", [], [new("wide", "全.jpg", Photo(50, 50, 1, new(2024, 4, 6))), new("close", "近.jpg", Photo(50, 50, 2, Today))]);
        Assert.Equal("evidenced", (await _book.GetAsync(one.Number, Ct)).State);
    }

    [Fact]
    public async Task A_photo_that_was_added_later_does_not_carry_a_move_of_an_earlier_day()
    {
        var one = await ComparedAsync();
        await _book.AttachAsync(one.Number, [new("wide", "全.jpg", Photo(50, 50, 1, Today.AddDays(2))), new("close", "近.jpg", Photo(50, 50, 2, Today.AddDays(2)))], "王工", Today.AddDays(2), Ct);

        await Assert.ThrowsAsync<CaseRefusedException>(() => MoveAsync(one.Number, "gather", "", [], []));
        await _book.MoveAsync(one.Number, "gather", Today.AddDays(2), "", Values(), [], "王工", Today.AddDays(2), Ct);
    }

    [Fact]
    public async Task The_same_photo_of_two_cases_is_kept_once_and_stands_with_both()
    {
        var (first, second) = (await ComparedAsync(), await OpenedAsync(Square(100, 0, 100)));
        var photo = Photo(99, 50, 1);

        await _book.AttachAsync(first.Number, [new("wide", "a.jpg", photo)], "王工", Today, Ct);
        await _book.AttachAsync(second.Number, [new("wide", "a.jpg", photo)], "王工", Today, Ct);

        Assert.Equal(Hash(photo), Assert.Single(await Workspace.Store.ListRecordsAsync(EvidenceIntake.RecordKind, Ct)));
        Assert.Single(await _book.EvidenceOfAsync(first, Ct));
        Assert.Single(await _book.EvidenceOfAsync(second, Ct));
    }

    [Fact]
    public async Task A_list_of_people_never_loses_its_last_leader()
    {
        await SetPersonAsync("镇长", "leader", "周工");
        await SetPersonAsync("李四", "village-clerk", "镇长");

        var demoted = await Assert.ThrowsAsync<WorkspaceException>(() => SetPersonAsync("镇长", "planner", "镇长"));
        // Somebody who leaves some day is no leader to rely on.
        await SetPersonAsync("书记", "leader", "镇长", new() { ["left_on"] = "2099-01-01" });
        await Assert.ThrowsAsync<WorkspaceException>(() => SetPersonAsync("镇长", "leader", "镇长", new() { ["left_on"] = "2099-01-01" }));

        Assert.Contains("the last leader", demoted.Message, StringComparison.Ordinal);
        await SetPersonAsync("书记", "leader", "镇长", new() { ["left_on"] = "" });
        await SetPersonAsync("镇长", "planner", "镇长");
        await Assert.ThrowsAsync<WorkspaceException>(() => SetPersonAsync("镇长", "leader", "镇长"));
    }

    [Fact]
    public async Task Whoever_is_not_listed_lists_nobody_once_somebody_is()
    {
        var begins = await Assert.ThrowsAsync<WorkspaceException>(() => SetPersonAsync("李四", "village-clerk", "周工"));
        await SetPersonAsync("周工", "auditor", "周工");

        await Assert.ThrowsAsync<WorkspaceException>(() => SetPersonAsync("路人", "leader", "路人"));
        // Where there is no leader, those who are listed begin.
        await SetPersonAsync("镇长", "leader", "周工");
        await Assert.ThrowsAsync<WorkspaceException>(() => SetPersonAsync("李四", "village-clerk", "周工"));

        Assert.Contains("begin with a leader, or with yourself", begins.Message, StringComparison.Ordinal);
        Assert.Equal(["周工", "镇长"], (await People.ListAsync(Workspace, Ct)).Select(person => person.Text("name")));
        Assert.Contains("landplanner case people set '王工'", (await Assert.ThrowsAsync<WorkspaceException>(() => People.FindAsync(Workspace, "王工", Today, Ct))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_case_is_given_to_somebody_who_has_left()
    {
        var one = await OpenedAsync(Square(0, 0, 100));
        await SetPersonAsync("张三", "leader", "周工");
        await SetPersonAsync("李四", "village-clerk", "张三", new() { ["left_on"] = "2024-06-01" });

        var refusal = await Assert.ThrowsAsync<CaseRefusedException>(() => AssignAsync(one.Number, "张三"));

        Assert.Contains("'李四' left on 2024-06-01", refusal.Message, StringComparison.Ordinal);
        await SetPersonAsync("李四", "village-clerk", "张三", new() { ["left_on"] = "" });
        await AssignAsync(one.Number, "张三");
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
        // A clerk of another village neither opens nor compares.
        await Assert.ThrowsAsync<CaseRefusedException>(() => new CaseOpener(_book).OpenAsync([Draft(Square(900, 0, 50))], "李四", "巡查", Today, Ct));
        await Assert.ThrowsAsync<CaseRefusedException>(() => DeskCompare.RunAsync(_book, [one.Number], "李四", Today, null, Ct));
        // Spaces make no second person, and whoever has left leads no more.
        await SetPersonAsync(" 赵六 ", "planner", "张三");
        Assert.Equal(3, (await People.ListAsync(Workspace, Ct)).Count);
        await SetPersonAsync("赵六", "leader", "张三");
        await Assert.ThrowsAsync<WorkspaceException>(() => SetPersonAsync("李四", "leader", "赵六"));

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

        await Workspace.CopyAsync(folder.File("copy.gpkg"), null, Ct);

        await using var copy = await Workspace.OpenAsync(folder.File("copy.gpkg"), readOnly: true, Ct);
        var book = await CaseBook.OpenAsync(copy, Ct);
        var evidence = Assert.Single(await book.EvidenceOfAsync(await book.GetAsync(one.Number, Ct), Ct));
        Assert.Equal(photo, await book.ContentAsync(evidence, Ct));
    }

    // A corner near 122.1E 37.4N, in EPSG:4550 (domain reference §8).
    private const double X = 420300;
    private const double Y = 4141200;

    private static MultiPolygon Square(double dx, double dy, double side) => Rectangle(dx, dy, side, side);

    private static MultiPolygon Rectangle(double dx, double dy, double width, double height)
    {
        var box = new Envelope(X + dx, X + dx + width, Y + dy, Y + dy + height);
        return new([(Polygon)GeometryFactory.Default.ToGeometry(box)]);
    }

    /// <summary>A photo taken at metres from the corner.</summary>
    private byte[] Photo(double dx, double dy, int shade, DateOnly? taken = null)
    {
        var (longitude, latitude) = Reprojector.Create(Workspace.Crs, Workspace.Tables.Crs.Get(new(4490))).Transform(X + dx, Y + dy);
        return new PhotoFile
        {
            Shade = shade,
            LongitudeDegrees = longitude,
            LatitudeDegrees = latitude,
            AzimuthDegrees = 45,
            TakenAt = new((taken ?? new(2024, 5, 20)).ToDateTime(new(9, 30)), TimeSpan.FromHours(8)),
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
        await Workspace.Store.CommitAsync(new(new("王工", "内业")) { Updates = [_book.Cases.Update(assigned.Row.With("desk_verdict", "suspect"))] }, Ct);
        await MoveAsync(one.Number, "compare", "", [], []);
        return await _book.GetAsync(one.Number, Ct);
    }

    private Task<(CaseTransition Transition, Revision Revision)> AssignAsync(string number, string author) => _book.MoveAsync(number, "assign", Today, "", Values(("person", "李四"), ("unit", "自然资源所")), [], author, Today, Ct);

    private Task<(CaseTransition Transition, Revision Revision)> MoveAsync(string number, string move, string note, Dictionary<string, object?> values, IReadOnlyList<EvidenceFile> files) =>
        _book.MoveAsync(number, move, Today, note, values, files, "王工", Today, Ct);

    private Task<Revision> SetPersonAsync(string name, string role, string author, Dictionary<string, string>? more = null) =>
        People.SetAsync(Workspace, new Dictionary<string, string>(more ?? []) { ["name"] = name, ["role"] = role }, new(author, "登记"), Today, Ct);

    private async Task<long> RevisionsAsync() => await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);
}
