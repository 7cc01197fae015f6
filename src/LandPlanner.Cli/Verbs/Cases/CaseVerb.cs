using System.CommandLine;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case …</c>: patches followed to closure.</summary>
internal static class CaseVerb
{
    public static Command Command() => new("case", "Follows patches from issue to closure. 图斑销号")
    {
        CaseListVerb.Command(),
        CaseShowVerb.Command(),
        CaseBoardVerb.Command(),
        CaseSheetVerb.Command(),
        CaseOpenVerb.Command(),
        CaseFromFindingsVerb.Command(),
        CaseBatchVerb.Command(),
        CaseCompareVerb.Command(),
        CaseMoveVerb.Command(),
        CaseAttachVerb.Command(),
        CaseMergeVerb.Command(),
        CaseSplitVerb.Command(),
        CaseProcessVerb.Command(),
        CasePackVerb.Command(),
        CaseReturnVerb.Command(),
        CasePeopleVerb.Command(),
    };
}
