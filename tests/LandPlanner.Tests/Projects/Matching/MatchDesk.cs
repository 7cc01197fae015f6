using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Projects.Matching;
using LandPlanner.Tests.Audits;
using LandPlanner.Tests.Schemes;
using LandPlanner.Workspaces.RulePacks;

namespace LandPlanner.Tests.Projects.Matching;

/// <summary>Small towns in which land is matched by the tables of this checkout.</summary>
internal static class MatchDesk
{
    private static readonly RulePack Pack = RulePackReader.Read(Path.Combine(SchemeDesk.Data.Folder, "rules", "default.yaml"), SchemeDesk.Data.Roles, SchemeDesk.Data.LandClasses);

    /// <summary>Farmland and red line far away, complete over the whole town.</summary>
    public static readonly IReadOnlyList<AuditLayer> Lines =
    [
        SchemeDesk.Layer("永农", "basic-farmland", ("DLBM=0103", World.Box(-9000, -9000, -8990, -8990)), ("DLBM=0103", World.Box(8990, 8990, 9000, 9000))),
        SchemeDesk.Layer("红线", "red-line", ("", World.Box(-9000, -9000, -8990, -8990)), ("", World.Box(8990, 8990, 9000, 9000))),
    ];

    public static AuditLayer Layer(string name, string role, params (string Values, string Wkt)[] rows) => SchemeDesk.Layer(name, role, rows);

    public static AuditLayer Tracts(params (string Values, string Wkt)[] rows) => Layer("成片", "tract-scheme", rows);

    /// <summary>From so many mu to so many.</summary>
    public static LandNeed Need(decimal least, decimal most) => new(Area.FromMu(least), Area.FromMu(most));

    /// <param name="candidates">Of them all features are looked at.</param>
    /// <param name="beside">The other layers.</param>
    public static MatchInput Input(LandNeed need, IReadOnlyList<AuditLayer> candidates, params IEnumerable<AuditLayer> beside) =>
        new(new(Pack, [.. candidates, .. beside], World.Zone41, SchemeDesk.Data.LandClasses, new(2024, 6, 1)), candidates, need, SchemeDesk.Data.Match, "YDYH2023");

    public static MatchResult Find(this MatchInput input) => LandMatching.Prepare(input, TestContext.Current.CancellationToken).Find(TestContext.Current.CancellationToken);

    public static LandOffer Judge(this MatchInput input, params (string, long)[] parcels) => LandMatching.Prepare(input, TestContext.Current.CancellationToken).Judge(parcels);

    /// <summary>"1+2 | 4": the ids of each offer, the best first.</summary>
    public static string Sets(this MatchResult result) => string.Join(" | ", result.Offers.Select(offer => string.Join('+', offer.Parcels.Select(parcel => parcel.Id))));

    public static MatchReason Reason(this MatchParcel parcel, string id) => Assert.Single(parcel.Reasons, reason => reason.Id == id);

    public static MatchReason Reason(this LandOffer offer, string id) => Assert.Single(offer.Reasons, reason => reason.Id == id);
}
