using CsCheck;
using LandPlanner.Places;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Places.Towns;

namespace LandPlanner.Tests.Places;

public sealed class RoundDraftTests
{
    // A kilometre is two minutes and a place thirty.
    private static readonly Travel Straight = new(30, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_places_stand_in_visiting_order_with_the_way_to_each()
    {
        var draft = RoundDraft.Plan([Place(1, 3000, 0), Place(2, 1000, 0), Place(3, 2000, 0)], new(0, 0), returns: true, new(), Straight, Ct);

        Assert.Equal(["WS-002", "WS-003", "WS-001"], Numbers(draft));
        Assert.Equal([1000, 1000, 1000], draft.Stops.Select(stop => stop.LegMetres));
        Assert.Equal((6000.0, 6 * 2 + 3 * 30.0), (draft.Metres, draft.Minutes));
        Assert.Empty(draft.LeftOut);
    }

    [Fact]
    public void Roads_take_longer_than_straight_lines() => Assert.Equal(30 + 10 * 2 * 1.5, RoundDraft.Plan([Place(1, 10_000, 0)], new(0, 0), false, new(), new(30, 1.5), Ct).Minutes, 9);

    [Fact]
    public void Of_too_many_the_longest_due_are_gone_to()
    {
        InspectedPlace[] due = [Place(1, 0, 0, Day(11, 20)), Place(2, 9000, 0, Day(11, 1)), Place(3, 1, 0, Day(11, 20)), Place(4, 5000, 0, Day(10, 1))];

        var draft = RoundDraft.Plan(due, null, false, new() { MostPlaces = 3 }, Straight, Ct);

        Assert.Equal(["WS-001", "WS-002", "WS-004"], Numbers(draft).Order());
        Assert.Equal(["WS-003"], draft.LeftOut.Select(place => place.Number));
    }

    [Fact]
    public void What_does_not_fit_into_the_hours_is_left_and_a_nearer_one_is_gone_to_instead()
    {
        // 30 minutes at each; 2 there and back to the first, 120 to the second: the third fits, the second does not.
        InspectedPlace[] due = [Place(1, 500, 0, Day(11, 1)), Place(2, 30_000, 0, Day(11, 2)), Place(3, 500, 100, Day(11, 3))];

        var draft = RoundDraft.Plan(due, new(0, 0), returns: true, new() { MostHours = 1.1 }, Straight, Ct);

        Assert.Equal(["WS-001", "WS-003"], Numbers(draft).Order());
        Assert.Equal(["WS-002"], draft.LeftOut.Select(place => place.Number));
        Assert.InRange(draft.Minutes, 62, 66);
    }

    [Fact]
    public void The_round_does_not_depend_on_the_order_of_the_ledger() => Gen.Select(Gen.Double[0, 9000].Array[30], Gen.Shuffle(Enumerable.Range(0, 15).ToArray()), Gen.Int[0, 3]).Sample(
        (numbers, shuffled, limit) =>
        {
            var due = Enumerable.Range(0, 15).Select(i => Place(i + 1, numbers[2 * i], numbers[2 * i + 1], Day(11, 1 + i % 4))).ToArray();
            var limits = new RoundLimits { MostPlaces = limit == 1 ? 13 : null, MostHours = limit == 2 ? 4 : null };
            var (one, other) = (RoundDraft.Plan(due, new(0, 0), true, limits, Straight, Ct), RoundDraft.Plan([.. shuffled.Select(i => due[i])], new(0, 0), true, limits, Straight, Ct));
            return Numbers(one).SequenceEqual(Numbers(other)) && one.LeftOut.SequenceEqual(other.LeftOut) && one.Metres.Equals(other.Metres);
        },
        iter: 30);

    [Fact]
    public void However_much_is_due_a_round_ends_with_the_longest_due()
    {
        // 5,000 in a town of 100 × 50 places a kilometre apart, every one due on a day of its own.
        var due = Enumerable.Range(1, 5000).Select(i => Place(i, i % 100 * 1000, i / 100 * 1000, Day(1, 1, 2000).AddDays(i))).ToList();

        var draft = RoundDraft.Plan(due, null, false, new(), Straight, Ct);

        Assert.Equal(Enumerable.Range(1, 100).Select(i => FormattableString.Invariant($"WS-{i:D3}")), Numbers(draft).Order(StringComparer.Ordinal));
        Assert.Equal((4900, "WS-101", "WS-5000"), (draft.LeftOut.Count, draft.LeftOut[0].Number, draft.LeftOut[^1].Number));
        Assert.Equal(100, RoundDraft.Plan(due, null, false, new() { MostPlaces = 3000 }, Straight, Ct).Stops.Count);
    }

    [Fact]
    public void However_much_is_due_a_round_by_hours_ends_with_what_is_near()
    {
        // Two hours hold three places of thirty minutes that lie together; none of the far ones is within reach, and the last of the near ones come too late to be tried.
        var near = Enumerable.Range(1, 2).Select(i => Place(i, i, 0, Day(1, i)));
        var far = Enumerable.Range(3, RoundDraft.MostMisfits).Select(i => Place(i, 900_000, i, Day(2, 1)));
        var late = Enumerable.Range(1000, 4000).Select(i => Place(i, 5, 0, Day(3, 1)));

        var draft = RoundDraft.Plan([.. near, .. far.Skip(1), .. late], new(0, 0), true, new() { MostHours = 2 }, Straight, Ct);
        var tooLate = RoundDraft.Plan([.. near, .. far, .. late], new(0, 0), true, new() { MostHours = 2 }, Straight, Ct);

        Assert.Equal(["WS-001", "WS-002", "WS-1000"], Numbers(draft).Order(StringComparer.Ordinal));
        Assert.Equal(["WS-001", "WS-002"], Numbers(tooLate).Order(StringComparer.Ordinal));
        Assert.Equal(4100, tooLate.LeftOut.Count);
    }

    [Fact]
    public void Nobody_waits_for_a_round_that_is_not_wanted_any_more() =>
        Assert.Throws<OperationCanceledException>(() => RoundDraft.Plan([.. Enumerable.Range(1, 50).Select(i => Place(i, i * i, i))], null, false, new(), Straight, new(canceled: true)));

    [Fact]
    public void Nothing_due_is_no_round() => Assert.Empty(RoundDraft.Plan([], new Coordinate(0, 0), true, new() { MostHours = 1 }, Straight, Ct).Stops);

    private static IEnumerable<string> Numbers(RoundDraft draft) => draft.Stops.Select(stop => stop.Place.Number);
}
