using System.CommandLine;

namespace LandPlanner.Cli.Verbs.Projects;

/// <summary><c>project …</c>: projects, their plans and actuals by month, their milestones.</summary>
internal static class ProjectVerb
{
    public static Command Command() => new("project", "Follows projects: plan and actual by month, milestones, curves and lights. 项目推进")
    {
        ProjectTakeVerb.Command(),
        ProjectAddVerb.Command(),
        ProjectListVerb.Command(),
        ProjectShowVerb.Command(),
        ProjectSetVerb.Command(),
        ProjectEnterVerb.Command(),
        ProjectMonthsVerb.Command(),
        ProjectMilestoneVerb.Command(),
        ProjectCurveVerb.Command(),
        ProjectBoardVerb.Command(),
    };
}
