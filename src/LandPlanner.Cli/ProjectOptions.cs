using System.CommandLine;
using LandPlanner.Projects;
using LandPlanner.Stores;

namespace LandPlanner.Cli;

/// <summary>What several verbs of projects ask for.</summary>
internal static class ProjectOptions
{
    public static Argument<string> Number() => new("NUMBER") { Description = "The project's number, or its name where no other has it. 项目编号" };

    public static Option<string?> Until() => new("--until")
    {
        Description = "The month at whose end projects are judged, such as 2024-07. Default: the last that should have been entered by now. 截至月份",
        HelpName = "MONTH",
    };

    public static Option<bool> Preview() => new("--preview") { Description = "Only says what would be done, and all that speaks against it. 仅预览" };

    public static Option<string> Reason() => new("--reason") { Description = "Why what was entered before is another now. 更正原因", DefaultValueFactory = _ => "" };

    public static Option<string?> Sheet() => new("--sheet") { Description = "The sheet of the workbook. Default: the first. 工作表", HelpName = "NAME" };

    public static Option<string> Unit() => new("--unit") { Description = "The unit of amounts that say none: 元, 万元 or 亿元. Default: 万元. 金额单位", DefaultValueFactory = _ => "万元" };

    /// <exception cref="WorkspaceException">It is no unit.</exception>
    public static MoneyUnit UnitOf(string text) => MoneyUnits.Find(text) ?? throw new WorkspaceException($"'{text}' is no unit of money; it is 元, 万元 or 亿元 (yuan, wan, yi).");

    /// <exception cref="WorkspaceException">It is no month.</exception>
    public static Month MonthOf(string text) => Month.Find(text) ?? throw new WorkspaceException($"'{text}' is no month; write it like 2024-07.");

    /// <summary>Null where the option was not given.</summary>
    public static Month? MonthOrNone(string? text) => text is null ? null : MonthOf(text);
}
