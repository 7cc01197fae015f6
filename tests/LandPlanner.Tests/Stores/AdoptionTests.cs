using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;
using NetTopologySuite.IO;

namespace LandPlanner.Tests.Stores;

public sealed class AdoptionTests
{
    private static readonly LayerDraft Layer = new("地块", LayerRole.Reference, GeometryKind.Polygon, new([new("a", FieldType.Text)]));
    private static readonly EllipsoidalArea Areas = EllipsoidalArea.For(TestCrs.Gk123);

    [Fact]
    public void Nothing_is_adopted_where_nothing_was_found() => Assert.Null(Adoption.Of([], []));

    [Theory]
    [InlineData(VerificationProblemKind.HistoryTampered, 2L, false, null)]
    [InlineData(VerificationProblemKind.HeadNotFound, null, false, null)]
    [InlineData(VerificationProblemKind.ChangedOutside, null, false, "Mend it.")]
    [InlineData(VerificationProblemKind.ChangedOutside, 2L, false, null)]
    public void What_is_past_or_in_the_way_is_refused(VerificationProblemKind kind, long? revision, bool builtOn, string? obstacle)
    {
        var problem = new VerificationProblem(kind, revision, "地块", 1, "It is so.") { IsBuiltOn = builtOn, Obstacle = obstacle };

        var refusal = Assert.Throws<AdoptionRefusedException>(() => Adoption.Of([Problem(4), problem], []));

        Assert.Contains("It is so.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_hash_is_left_of_what_no_edit_touched()
    {
        var (record, after) = Take(new("地块", 4, new(0xab), true), null, new(4, null, ["外"], 70));

        Assert.Equal("{\"hash\":\"000000000000000000000000000000ab\"}", record.Before);
        Assert.Equal((new FeatureHash(0xab), "000000000000000000000000000000ab"), (record.HashBefore, record.UnknownBefore));
        Assert.Equal((2, "{\"id\":4,\"shape\":null,\"values\":[\"外\"],\"version\":2}"), (after!.Version, record.After));
    }

    [Fact]
    public void What_an_edit_left_is_known()
    {
        var known = FeatureJson.Write(new(4, null, ["内"], 7), Layer.Kind, Layer.Schema);
        var last = new ChangeRecord("地块", 4, null, known);

        var (record, after) = Take(new("地块", 4, last.HashAfter, true), last, new(4, null, ["外"], 7));

        Assert.Equal((known, null, 8), (record.Before, record.UnknownBefore, after!.Version));
    }

    [Fact]
    public void What_comes_back_goes_on_from_its_last_version()
    {
        var last = new ChangeRecord("地块", 4, FeatureJson.Write(new(4, null, ["内"], 7), Layer.Kind, Layer.Schema), null);

        Assert.Equal(8, Take(new("地块", 4, null, true), last, new(4, null, ["外"])).After!.Version);
        Assert.Equal(2, Take(new("地块", 4, null, true), new("地块", 4, ChangeRecord.OnlyHash(new(1)), null), new(4, null, ["外"])).After!.Version);
        Assert.Equal(1, Take(new("地块", 4, null, true), null, new(4, null, ["外"])).After!.Version);
    }

    [Theory]
    [InlineData("POINT (1 2)")]
    [InlineData("POLYGON ((0 0, NaN 0, 1 1, 0 0))")]
    [InlineData("POLYGON ((0 0, 1e200 0, 1e200 1e200, 0 0))")]
    public void A_shape_the_layer_cannot_hold_is_refused(string wkt) => Assert.Throws<AdoptionRefusedException>(
        () => Take(new("地块", 4, new(1), true), null, new(4, new WKTReader().Read(wkt), ["外"])));

    private static (ChangeRecord Record, Feature? After) Take(OutsideChange change, ChangeRecord? last, Feature? found)
    {
        var adoption = Adoption.Of([Problem(4)], [change])!;
        var after = adoption.Take(change, last, found, Layer, Areas);
        return (Assert.Single(adoption.Records), after);
    }

    private static VerificationProblem Problem(long feature) => new(VerificationProblemKind.ChangedOutside, null, "地块", feature, "Changed.");
}
