using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Ledgers;

/// <summary>What one row says in a unique field no other says, in either store.</summary>
public abstract class LedgerCommitConformance(Town town) : TownConformance(town)
{
    private static readonly RevisionNote Note = new("周工", "登记");

    private Ledger _rounds = null!;

    protected override async Task BeginAsync()
    {
        _rounds = await Ledger.OpenAsync(Workspace, "round", Ct);
        await _rounds.EnsureAsync(Note, Ct);
    }

    [Fact]
    public async Task A_number_that_is_there_is_refused_with_the_row_that_has_it()
    {
        await Workspace.CommitRowsAsync(new(Note) { Adds = [Round("20240401-0001"), Round("20240401-0002")] }, Ct);
        var head = await Workspace.Store.ReadRevisionsAsync(Ct).LastAsync(Ct);

        var refused = await Assert.ThrowsAsync<LedgerEntryException>(() => Workspace.CommitRowsAsync(new(Note) { Adds = [Round("20240401-0003"), Round("20240401-0002")] }, Ct));

        Assert.Contains("'20240401-0002' in row 2 of '巡查任务'", Assert.Single(refused.Complaints), StringComparison.Ordinal);
        Assert.Equal(head.Hash, (await Workspace.Store.ReadRevisionsAsync(Ct).LastAsync(Ct)).Hash);
    }

    [Fact]
    public async Task Two_new_rows_of_one_number_are_refused() =>
        Assert.Contains(
            "'20240401-0001' in 2 of the new rows",
            Assert.Single((await Assert.ThrowsAsync<LedgerEntryException>(() => Workspace.CommitRowsAsync(new(Note) { Adds = [Round("20240401-0001"), Round("20240401-0001")] }, Ct))).Complaints),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_number_may_be_used_by_the_row_that_takes_the_place_of_another()
    {
        await Workspace.CommitRowsAsync(new(Note) { Adds = [Round("20240401-0001")] }, Ct);
        var there = (await _rounds.FindAsync(1, Ct))!;

        await Workspace.CommitRowsAsync(new(Note) { Adds = [Round("20240401-0001")], Deletes = [new(_rounds.Layer, there.Id, there.Feature.Version)] }, Ct);

        Assert.Equal([2L], await _rounds.ReadAsync(FeatureQuery.All, Ct).Select(row => row.Id).ToListAsync(Ct));
    }

    [Fact]
    public async Task Ledgers_of_one_role_share_their_numbers()
    {
        var (points, lines) = (await Ledger.OpenAsync(Workspace, "project-point", Ct), await Ledger.OpenAsync(Workspace, "project-line", Ct));
        await points.EnsureAsync(Note, Ct);
        await lines.EnsureAsync(Note, Ct);
        await Workspace.CommitRowsAsync(new(Note) { Adds = [Project(points, new Point(500_000, 4_141_000))] }, Ct);

        var refused = await Assert.ThrowsAsync<LedgerEntryException>(() =>
            Workspace.CommitRowsAsync(new(Note) { Adds = [Project(lines, new LineString([new(500_000, 4_141_000), new(500_100, 4_141_000)]))] }, Ct));

        Assert.Contains("row 1 of '项目台账（点）'", Assert.Single(refused.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_slower_is_told_so_and_may_try_again()
    {
        var turn = await Numbering.TakeAsync(Workspace, "20240401", 1, Note, Ct);
        await Workspace.CommitRowsAsync(new(Note) { Adds = [Round(turn.At(0))], Updates = [turn.Step] }, Ct);

        await Assert.ThrowsAsync<EditConflictException>(() => Workspace.CommitRowsAsync(new(Note) { Adds = [Round(turn.At(0))], Updates = [turn.Step] }, Ct));
    }

    private FeatureAdd Round(string number) => _rounds.Add(Filled(_rounds, _rounds.NewRow(null)).With("number", number));

    private static FeatureAdd Project(Ledger ledger, Geometry shape) => ledger.Add(Filled(ledger, ledger.NewRow(shape)).With("number", "XM2024-0001"));

    /// <summary>Something in every field that must be filled.</summary>
    private static LedgerRow Filled(Ledger ledger, LedgerRow row) => row.With(ledger.Form.Fields.Where(field => field.IsRequired).Select(field => new KeyValuePair<string, object?>(
        field.Name, field.Choices is [var choice, ..] ? choice.Code : field.Type switch
        {
            Features.FieldType.Integer => (object)1L,
            Features.FieldType.Real => 1.0,
            Features.FieldType.Date => new DateOnly(2024, 4, 1),
            Features.FieldType.DateTime => new DateTime(2024, 4, 1, 8, 0, 0, DateTimeKind.Utc),
            Features.FieldType.Boolean => true,
            _ => "一",
        })));
}
