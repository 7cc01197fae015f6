using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.Plans;

/// <summary>What a plan makes of a piece of ground.</summary>
public enum PlanOutcome
{
    /// <summary>The planned class is the present one, or one above or below it.</summary>
    Kept,

    /// <summary>Another class is planned.</summary>
    Changed,

    /// <summary>The tables do not say whether the two are the same, or one of them is in no table.</summary>
    NotKnown,

    /// <summary>Ground of the survey that the plan does not have.</summary>
    NotPlanned,

    /// <summary>Ground of the plan that the survey does not have.</summary>
    NotSurveyed,
}

/// <summary>What a plan must not do, or says otherwise than the control lines do.</summary>
public enum PlanConflictKind
{
    /// <summary>Cultivated now, planned as construction land.</summary>
    FarmlandToBuilding,

    /// <summary>Permanent basic farmland planned as construction land, whatever it is now.</summary>
    BasicFarmlandToBuilding,

    /// <summary>Permanent basic farmland that the plan's own control line leaves out.</summary>
    BasicFarmlandLeftOut,

    /// <summary>Within the plan's control line of basic farmland, but not in the layer of it.</summary>
    BasicFarmlandOnlyInPlan,
}

/// <summary>Words of outcomes and conflicts, as documents write them.</summary>
public static class PlanWords
{
    private static readonly string[] Outcomes = ["kept", "changed", "notKnown", "notPlanned", "notSurveyed"];
    private static readonly string[] Conflicts = ["farmlandToBuilding", "basicFarmlandToBuilding", "basicFarmlandLeftOut", "basicFarmlandOnlyInPlan"];

    public static string Word(this PlanOutcome outcome) => Outcomes[(int)outcome];

    public static string Word(this PlanConflictKind kind) => Conflicts[(int)kind];
}

/// <summary>The ground of one present and one planned class.</summary>
/// <param name="Present">Index in the matrix's classes; −1 for ground that the survey does not have.</param>
/// <param name="Planned">Likewise of the plan.</param>
public sealed record PlanShare(int Present, int Planned, PlanOutcome Outcome, Area Area);

/// <summary>A connected polygon where the plan conflicts.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Village">Empty where none is known.</param>
/// <param name="Present">The present class's code; empty where it does not matter.</param>
/// <param name="Planned">The planned class's code; likewise.</param>
/// <param name="PlanIds">Features of the plan (or of its control lines) it is made of; none where the plan left it out.</param>
/// <param name="Area">Official.</param>
public sealed record PlanConflict(int Number, PlanConflictKind Kind, string Village, string Present, string Planned, IReadOnlyList<long> PlanIds, Polygon Shape, Area Area);

/// <summary>A plan held against a survey.</summary>
/// <param name="Matrix">The survey before, the plan after: with the terms that close both on their areas.</param>
/// <param name="Shares">By present class, then planned.</param>
/// <param name="Conflicts">By kind, village and place; slivers left out.</param>
/// <param name="Term">The years the plan speaks of; null where nobody said.</param>
/// <param name="Controls">Names of the layers of control lines that were taken for the plan's own.</param>
/// <param name="KnowsControls">Whether there are control lines of the plan that say what is basic farmland.</param>
public sealed record PlanComparison(ChangeResult Matrix, IReadOnlyList<PlanShare> Shares, IReadOnlyList<PlanConflict> Conflicts, PlanTerm? Term, IReadOnlyList<string> Controls, bool KnowsControls)
{
    public Area Of(PlanOutcome outcome) => Shares.Where(share => share.Outcome == outcome).Aggregate(Area.Zero, (sum, share) => sum + share.Area);

    /// <summary>Null where it is not known: no layer of basic farmland, or no control lines of the plan.</summary>
    public Area? Of(PlanConflictKind kind) => Knows(kind) ? Conflicts.Where(conflict => conflict.Kind == kind).Aggregate(Area.Zero, (sum, conflict) => sum + conflict.Area) : null;

    private bool Knows(PlanConflictKind kind) => kind switch
    {
        PlanConflictKind.FarmlandToBuilding => true,
        PlanConflictKind.BasicFarmlandToBuilding => Matrix.KnowsBasicFarmland,
        _ => Matrix.KnowsBasicFarmland && KnowsControls,
    };
}
