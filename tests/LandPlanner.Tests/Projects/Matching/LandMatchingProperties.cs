using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Projects.Matching;
using LandPlanner.Tests.Audits;
using LandPlanner.Tests.Schemes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace LandPlanner.Tests.Projects.Matching;

/// <summary>What holds for any town.</summary>
public class LandMatchingProperties
{
    private static readonly string[] Classes = ["1001", "0701", ""];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    /// <summary>All subsets, judged one by one, give the same offers in the same order.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_search_finds_what_looking_at_all_subsets_finds(int seed)
    {
        var input = Town(seed);
        var matching = LandMatching.Prepare(input, TestContext.Current.CancellationToken);
        var count = input.Candidates.Sum(layer => layer.Features.Count);
        var names = input.Candidates.SelectMany(layer => layer.Features.Select(feature => (layer.Info.Name, feature.Id))).ToList();
        var fit = new Dictionary<int, LandOffer>();
        for (var set = 1; set < 1 << count; set++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)set) <= 4 && matching.Judge([.. names.Where((_, i) => (set & 1 << i) != 0)]) is { State: not MatchState.Unfit } offer)
                fit.Add(set, offer);
        }

        var expected = fit.Where(one => !fit.Keys.Any(part => part != one.Key && (part & one.Key) == part)).Select(one => one.Value)
            .OrderBy(offer => offer.State).ThenByDescending(offer => offer.Score).ThenBy(offer => offer.Area).ThenBy(offer => offer.Parcels.Count)
            .ThenBy(Key, StringComparer.Ordinal).Take(input.Rules.Shown).Select(Key);

        Assert.Equal(expected, matching.Find(TestContext.Current.CancellationToken).Offers.Select(Key));
    }

    [Fact]
    public void The_towns_have_something_to_find_together() => Assert.True(Enumerable.Range(1, 40).Count(seed => Town(seed).Find().Offers.Any(offer => offer.Parcels.Count > 1)) > 10);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Neither_place_nor_order_nor_direction_change_what_is_found(int seed)
    {
        var (input, random) = (Town(seed), new Random(seed));
        var expected = Told(input.Find());

        Assert.Equal(expected, Told(Changed(input, layer => layer with { Features = [.. layer.Features.OrderBy(_ => random.Next())] }).Find()));
        Assert.Equal(expected, Told(Changed(input, layer => layer with { Features = [.. layer.Features.Select(feature => feature with { Shape = feature.Shape!.Reverse() })] }).Find()));
        // A few metres, over which the ellipsoid does not change by a hundredth.
        var shift = AffineTransformation.TranslationInstance(16, -8);
        Assert.Equal(expected, Told(Changed(input, layer => layer with { Features = [.. layer.Features.Select(feature => feature with { Shape = shift.Transform(feature.Shape) })] }).Find()));
    }

    /// <summary>A quarter turn keeps every coordinate on the grid. Two offers may change places where the ellipsoid alone, which a turn moves by some hundredths, sets them apart.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_turned_town_has_the_same_ranking(int seed)
    {
        var input = Town(seed) with { Rules = SchemeDesk.Data.Match with { Shown = 1000 } };
        var offers = input.Find().Offers.ToDictionary(Key);

        for (var quarter = 1; quarter < 4; quarter++)
        {
            var turn = AffineTransformation.RotationInstance(quarter * Math.PI / 2, World.East, World.North);
            var turned = Changed(input, layer => layer with { Features = [.. layer.Features.Select(feature => feature with { Shape = OnGrid(turn.Transform(feature.Shape)) })] }).Find().Offers;

            Assert.Equal(offers.Keys.Order(StringComparer.Ordinal), turned.Select(Key).Order(StringComparer.Ordinal));
            Assert.All(turned, offer => Assert.Equal((offers[Key(offer)].State, Math.Round(offers[Key(offer)].Score)), (offer.State, Math.Round(offer.Score))));
            Assert.All(turned.Zip(turned.Skip(1)), pair => Assert.True(pair.First.State < pair.Second.State || offers[Key(pair.First)].Score >= offers[Key(pair.Second)].Score - 0.05m));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_offer_keeps_to_what_was_asked(int seed)
    {
        var input = Town(seed);

        Assert.All(input.Find().Offers, offer =>
        {
            Assert.InRange(offer.Area.Hundredths, input.Need.Least.Hundredths, input.Need.Most.Hundredths);
            Assert.Equal(offer.Score, offer.Reasons.Sum(reason => reason.Points ?? 0));
            Assert.DoesNotContain(offer.Reasons.Concat(offer.Parcels.SelectMany(parcel => parcel.Reasons)), reason => reason.Outcome == MatchOutcome.Fail);
        });
    }

    private static MatchInput Changed(MatchInput input, Func<AuditLayer, AuditLayer> change) =>
        input with { Candidates = [.. input.Candidates.Select(change).Reverse()], Audit = input.Audit with { Layers = [.. input.Audit.Layers.Select(change).Reverse()] } };

    private static Geometry OnGrid(Geometry shape)
    {
        shape.Apply(new Snapped());
        return shape;
    }

    private static List<string> Told(MatchResult found) => [.. found.Offers.Select(offer => $"{Key(offer)} {offer.State} {Math.Round(offer.Score, 1)}"), .. found.RuledOut.Select(parcel => $"{parcel.Layer} {parcel.Id}")];

    private static string Key(LandOffer offer) => string.Join('+', offer.Parcels.Select(parcel => FormattableString.Invariant($"{parcel.Layer}{parcel.Id:00}")));

    /// <summary>A dozen parcels on a loose grid, of two layers that may lie over each other; a road, farmland and a plan that hit some of them.</summary>
    private static MatchInput Town(int seed)
    {
        var random = new Random(seed);
        string Box(double size)
        {
            var (x, y) = (random.Next(0, 4) * 70 + random.Next(0, 30), random.Next(0, 3) * 70 + random.Next(0, 30));
            return World.Box(x, y, x + random.Next(20, (int)size), y + random.Next(20, (int)size));
        }

        var tracts = MatchDesk.Tracts([.. Enumerable.Range(0, 7).Select(_ => ($"ND={random.Next(2023, 2027)}, GHDLBM={Classes[random.Next(3)]}", Box(75)))]);
        var additions = MatchDesk.Layer("新增", "boundary-addition", [.. Enumerable.Range(0, 4).Select(_ => ("DKMC=新", Box(75)))]);
        var uses = MatchDesk.Layer("地类", "land-use", ("DLBM=1003", World.Box(random.Next(0, 250), -50, 260, 250)), ("DLBM=0404", World.Box(300, 0, 400, 100)));
        var farmland = MatchDesk.Layer("永农", "basic-farmland", ("DLBM=0103", Box(40)), ("DLBM=0103", World.Box(-900, -900, -800, -800)), ("DLBM=0103", World.Box(900, 900, 910, 910)));
        var plan = MatchDesk.Layer("规划", "plan-parcel", ("GHDLBM=1001", World.Box(0, 0, random.Next(50, 300), 300)));
        var least = random.Next(3, 10);
        var need = MatchDesk.Need(least, least + random.Next(1, 6)) with
        {
            RoadMetres = random.Next(2) == 0 ? null : random.Next(0, 60),
            Planned = random.Next(3) == 0 ? ["1001"] : [],
            Deadline = random.Next(2) == 0 ? null : new(2025, 12, 31),
            GapMetres = random.Next(0, 40),
        };
        var other = MatchDesk.Layer("村庄规划", "plan-parcel", ($"GHDLBM={Classes[random.Next(2)]}", World.Box(random.Next(100, 200), 0, 300, random.Next(50, 300))));
        return MatchDesk.Input(need, [tracts, additions], MatchDesk.Lines.Where(layer => layer.Info.Role == LayerRole.RedLine).Concat([uses, farmland, plan, other]));
    }

    /// <summary>Puts each corner on the grid.</summary>
    private sealed class Snapped : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int i)
        {
            sequence.SetX(i, LandPlanner.Topology.Grid.Snap(sequence.GetX(i)));
            sequence.SetY(i, LandPlanner.Topology.Grid.Snap(sequence.GetY(i)));
        }
    }
}
