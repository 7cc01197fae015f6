using LandPlanner.Features;
using LandPlanner.Workspaces.Imports;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Web.Imports;

/// <summary>What a person would most likely answer, so that most need not be asked.</summary>
internal static class PlanDefaults
{
    private const string AnyRole = "reference";

    public static LayerPlan Of(TableSet tables, string path, string file, InspectedLayer found)
    {
        var role = found.SuggestedRole ?? AnyRole;
        return new(path, file, found, tables) { Role = role, Name = NameOf(found.Source.Name, tables.Roles.Get(new(role)), found.SuggestedRole is not null) };
    }

    /// <summary>The layer's own name; the role's title and the year in the place of a code such as DLTB2023.</summary>
    private static string NameOf(string source, RoleDefinition role, bool isSuggested)
    {
        var name = source[(source.LastIndexOf('/') + 1)..];
        if (!isSuggested || !name.All(char.IsAscii))
            return name;
        var digits = new string([.. name.Where(char.IsAsciiDigit)]);
        var isYear = digits.Length == 4 && (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal));
        return Languages.Say(role.TitleZh, role.TitleEn) + (isYear ? digits : "");
    }
}
