using LandPlanner.Stores;
using LandPlanner.Topology;

namespace LandPlanner.Workspaces.Edits;

/// <summary>What is wrong with a shape, as a part of a sentence.</summary>
internal static class DefectWords
{
    public static Sentence Of(string reason) => reason switch
    {
        DefectReasons.NullShape => (Sentence)DefectReasons.NullShape,
        DefectReasons.EmptyShape => DefectReasons.EmptyShape,
        DefectReasons.OtherKind => DefectReasons.OtherKind,
        DefectReasons.NotANumber => DefectReasons.NotANumber,
        DefectReasons.OutsideWorld => DefectReasons.OutsideWorld,
        DefectReasons.UnclosedRing => DefectReasons.UnclosedRing,
        DefectReasons.RepeatedPoint => DefectReasons.RepeatedPoint,
        DefectReasons.ShortRing => DefectReasons.ShortRing,
        DefectReasons.ShortLine => DefectReasons.ShortLine,
        DefectReasons.ZeroAreaRing => DefectReasons.ZeroAreaRing,
        DefectReasons.Spike => DefectReasons.Spike,
        DefectReasons.SelfIntersection => DefectReasons.SelfIntersection,
        DefectReasons.RingTouchesItself => DefectReasons.RingTouchesItself,
        DefectReasons.CrossingRings => DefectReasons.CrossingRings,
        DefectReasons.DuplicateRing => DefectReasons.DuplicateRing,
        DefectReasons.HoleOutsideShell => DefectReasons.HoleOutsideShell,
        DefectReasons.WrongRingRole => DefectReasons.WrongRingRole,
        DefectReasons.NestedHoles => DefectReasons.NestedHoles,
        DefectReasons.NestedShells => DefectReasons.NestedShells,
        DefectReasons.OverlappingParts => DefectReasons.OverlappingParts,
        DefectReasons.DisconnectedInterior => DefectReasons.DisconnectedInterior,
        DefectReasons.TouchWithoutVertex => DefectReasons.TouchWithoutVertex,
        DefectReasons.CollapsedBySnapping => DefectReasons.CollapsedBySnapping,
        DefectReasons.BeyondRepair => DefectReasons.BeyondRepair,
        var other => Sentence.Quote(other),
    };
}
