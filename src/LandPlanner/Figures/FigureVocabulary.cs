using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Ledgers;

namespace LandPlanner.Figures;

/// <summary>The names that queries may use: roles with what they call their fields, ledgers with their choices, the stages of cases.</summary>
public sealed record FigureVocabulary(RoleTable Roles, LedgerForms Ledgers, CaseProcess Cases)
{
    private const string CaseRole = "case";

    private static readonly string[] AreaMeanings = ["declaredArea", "declaredNetArea"];

    public static IReadOnlyList<string> Stages { get; } = [.. Enum.GetNames<CaseStage>().Select(stage => stage.ToLowerInvariant())];

    /// <summary>Whether the role says in which unit a field of this name declares areas.</summary>
    public static bool DeclaresArea(string field) => AreaMeanings.Contains(field, StringComparer.Ordinal);

    /// <summary>Whether a source is of cases, whose stages can be asked.</summary>
    public static bool AreCases(LayerRole role) => role.Name == CaseRole;

    /// <summary>The ids of the states that count as a stage.</summary>
    public IReadOnlyList<string> StatesOf(string stage) => [.. Cases.States.Where(state => state.Stage.ToString().Equals(stage, StringComparison.OrdinalIgnoreCase)).Select(state => state.Id)];

    /// <summary>The forms of the ledgers of a role.</summary>
    public IEnumerable<LedgerForm> FormsOf(LayerRole role) => Ledgers.All.Where(form => form.Role == role);
}
