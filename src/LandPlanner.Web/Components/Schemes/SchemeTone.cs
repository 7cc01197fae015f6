using LandPlanner.Schemes;

namespace LandPlanner.Web.Components.Schemes;

/// <summary>In which tone of the map an outcome is shown.</summary>
internal static class SchemeTone
{
    public static string Of(SchemeOutcome outcome) => outcome switch
    {
        SchemeOutcome.Pass => "clear",
        SchemeOutcome.Fail => "violation",
        SchemeOutcome.NotKnown => "notice",
        _ => "sliver",
    };
}
