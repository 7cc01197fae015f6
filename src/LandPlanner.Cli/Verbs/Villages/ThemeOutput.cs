using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Themes;
using LandPlanner.Workspaces;

namespace LandPlanner.Cli.Verbs.Villages;

/// <summary>Values in the classes of a thematic map, as text and as JSON.</summary>
internal static class ThemeOutput
{
    public static Option<string?> Way() => new("--classes") { Description = "Also puts them in the classes of the thematic map: limits, quantile or equal, or another way of data/map/themes.yaml. 专题图分级", HelpName = "WAY" };

    /// <exception cref="WorkspaceException">There is no such way.</exception>
    public static ThemeMap Of(Workspace workspace, string themeId, string wayId, IReadOnlyCollection<decimal?> values)
    {
        var theme = workspace.Tables.Themes.FirstOrDefault(theme => theme.Id == themeId) ?? throw new WorkspaceException($"There is no theme '{themeId}' in data/map/themes.yaml.");
        return ThemeMap.Of(theme, theme.Way(wayId) ?? throw new WorkspaceException($"There is no way '{wayId}' to make classes; there are {string.Join(", ", theme.Ways.Select(way => way.Id))}."), values);
    }

    public static void Print(Wording wording, ThemeMap map)
    {
        var columns = new Columns($"{map.Theme.Title(wording.English)} ({map.Theme.Unit(wording.English)})", wording.Say("数量", "count"));
        foreach (var one in map.Classes)
            columns.Add(map.Title(one), one.Count.ToString(CultureInfo.InvariantCulture));
        columns.Add(wording.Say(map.Theme.Nothing.TitleZh, map.Theme.Nothing.TitleEn), map.Nothing.ToString(CultureInfo.InvariantCulture));
        columns.Print();
    }

    public static void Write(Utf8JsonWriter json, ThemeMap? map)
    {
        if (map is null)
            return;
        json.WriteString("way", map.Way.Id);
        json.WriteList("classes", map.Classes, one =>
        {
            json.WriteNumber("from", one.From);
            json.WriteNumber("to", one.To);
            json.WriteString("colour", one.Colour);
            json.WriteNumber("count", one.Count);
        });
        json.WriteNumber("noData", map.Nothing);
    }
}
