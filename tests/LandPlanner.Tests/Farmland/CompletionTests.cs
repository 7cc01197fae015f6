using LandPlanner.Areas;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using static LandPlanner.Tests.Farmland.FarmlandDesk;

namespace LandPlanner.Tests.Farmland;

public sealed class CompletionTests
{
    private static readonly DateOnly Today = new(2024, 12, 31);

    /// <summary>6 mu are 4,000 m².</summary>
    private const string Done = "number=HF-0001; state=done; done_on=2024-06-01; area_m2=4000";

    [Fact]
    public void What_is_done_is_accepted_in_part_or_whole()
    {
        var done = Completion.Complete(Row("restoration", "number=HF-0001; state=in-hand; area_m2=4000"), new(2024, 6, 1), Today);

        var whole = Completion.Accept(done, new(2024, 6, 1), "李工", null, Today);
        var part = Completion.Accept(done, new(2024, 7, 1), "李工", Area.FromMu(6), Today);

        Assert.Equal(("accepted", 4000.0, "李工", new DateOnly(2024, 6, 1)), (whole.Text("state"), whole.Real("accepted_m2"), whole.Text("accepted_by"), whole.Date("accepted_on")));
        Assert.Equal(4000.0, part.Real("accepted_m2"));
    }

    [Theory]
    [InlineData("number=HF-0001; state=in-hand; area_m2=4000", "2024-07-01", "李工", 1, "before it is done")]
    [InlineData(Done, "2024-05-31", "李工", 1, "before it was done on 2024-06-01")]
    [InlineData(Done, "2025-01-01", "李工", 1, "not come yet")]
    [InlineData(Done, "2024-07-01", " ", 1, "Somebody")]
    [InlineData(Done, "2024-07-01", "李工", 6.0001, "of a polygon of 4000.00")]
    [InlineData("number=HF-0001; state=accepted; done_on=2024-06-01; accepted_on=2024-06-02; accepted_by=周工; area_m2=4000", "2024-07-01", "李工", 1, "by 周工 already")]
    public void An_acceptance_that_cannot_be_is_refused(string row, string on, string by, double mu, string reason)
    {
        var refused = Assert.Throws<LedgerEntryException>(() => Completion.Accept(Row("restoration", row), DateOnly.Parse(on, null), by, Area.FromMu((decimal)mu), Today));

        Assert.Contains(reason, Assert.Single(refused.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void States_that_have_a_day_are_not_typed_and_what_is_accepted_stays_so()
    {
        var (open, accepted) = (Row("rectified-patch", "number=ZG-0001; state=open"), Row("rectified-patch", "number=ZG-0001; state=accepted"));

        Assert.NotEmpty(Completion.Complaints(open, open.With("state", "done")));
        Assert.NotEmpty(Completion.Complaints(open, open.With("state", "accepted")));
        Assert.NotEmpty(Completion.Complaints(accepted, accepted.With("state", "open")));
        Assert.Empty(Completion.Complaints(open, open.With("state", "in-hand")));
        Assert.Empty(Completion.Complaints(accepted, accepted.With("note", "已归档")));
    }

    [Fact]
    public void Work_that_goes_on_after_all_was_not_done_on_any_day()
    {
        var done = Row("restoration", Done);

        Assert.Null(Completion.Settled(done.With("state", "in-hand")).Date("done_on"));
        Assert.Equal(new(2024, 6, 1), Completion.Settled(done.With("note", "x")).Date("done_on"));
    }

    [Fact]
    public void What_was_accepted_of_a_plot_is_told_apart_from_the_plot()
    {
        var (done, open) = (Row("restoration", Done), Row("restoration", "number=HF-0002; state=open; area_m2=2000"));
        var part = Completion.Accept(done, new(2024, 7, 1), "李工", Area.FromMu(1), Today);

        var groups = LedgerGroup.By([part, open], row => row.Text("state"), row => row.SquareMetres("area_m2") ?? Area.Zero, Completion.AcceptedOf);

        // 1 mu of a plot of 6, beside an open one of 3.
        Assert.Equal([("accepted", 6m, 1m), ("open", 3m, 0m)], groups.Select(group => (group.Key, group.Mu, group.AcceptedMu!.Value)));
        Assert.Equal(1m, LedgerGroup.Of([part, open], row => row.SquareMetres("area_m2") ?? Area.Zero, Completion.AcceptedOf).AcceptedMu);
        Assert.Null(LedgerGroup.Of([part], row => row.SquareMetres("area_m2") ?? Area.Zero).Accepted);
    }

    [Fact]
    public void A_term_is_over_the_day_after()
    {
        var row = Row("rectified-patch", "number=ZG-0001; state=open; until=2024-06-30");

        Assert.False(Completion.IsOverdue(row, new(2024, 6, 30)));
        Assert.True(Completion.IsOverdue(row, new(2024, 7, 1)));
        Assert.False(Completion.IsOverdue(row.With("state", "done"), new(2024, 7, 1)));
    }
}
