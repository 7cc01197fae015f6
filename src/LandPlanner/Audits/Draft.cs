using LandPlanner.Features;

namespace LandPlanner.Audits;

/// <summary>A finding before its break-downs.</summary>
internal sealed record Draft(
    Rule Rule, Verdict Verdict, LayerView Layer, Feature Subject, FoundPart Found, DeclaredArea? Declared);
