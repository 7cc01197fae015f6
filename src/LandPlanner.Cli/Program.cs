using System.CommandLine;
using LandPlanner.Cli;
using LandPlanner.Cli.Verbs;
using LandPlanner.Cli.Verbs.Cases;
using LandPlanner.Cli.Verbs.Farmland;
using LandPlanner.Cli.Verbs.IdleLand;
using LandPlanner.Cli.Verbs.Matching;
using LandPlanner.Cli.Verbs.Places;
using LandPlanner.Cli.Verbs.Plans;
using LandPlanner.Cli.Verbs.Projects;
using LandPlanner.Cli.Verbs.Schemes;
using LandPlanner.Cli.Verbs.Villages;

var root = new RootCommand("LandPlanner: land-use planning and farmland protection for a township. 乡镇土地利用与耕地保护。")
{
    NewVerb.Command(),
    InspectVerb.Command(),
    ImportVerb.Command(),
    LayersVerb.Command(),
    AuditVerb.Command(),
    MatrixVerb.Command(),
    CheckVerb.Command(),
    FarmlandVerb.Command(),
    IdleVerb.Command(),
    EditVerb.Command(),
    ExportVerb.Command(),
    HistoryVerb.Command(),
    RestoreVerb.Command(),
    CaseVerb.Command(),
    FiguresVerb.Command(),
    PlaceVerb.Command(),
    PlanVerb.Command(),
    ProjectVerb.Command(),
    MatchVerb.Command(),
    SchemeVerb.Command(),
    SchemeCheckVerb.Boundary(),
    VillageVerb.Command(),
    VerifyVerb.Command(),
    BackupVerb.Command(),
    CopyVerb.Command(),
    GrantVerb.Command(),
    ServeVerb.Command(),
};
root.Options.Add(CommonOptions.Workspace);
root.Options.Add(CommonOptions.Json);
root.Options.Add(CommonOptions.Language);
root.Options.Add(CommonOptions.Author);
return await Host.RunAsync(root, args);
