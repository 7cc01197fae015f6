using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Edits;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Cli.Output;

/// <summary>Rows and groups of ledgers, as text and as JSON.</summary>
internal static class LedgerOutput
{
    public static string[] Headings(Wording wording, LedgerForm form, params string[] fields) =>
        [.. fields.Select(form.Get).Select(field => wording.Say(field.TitleZh, field.TitleEn))];

    /// <summary>What stands in the fields, choices in words.</summary>
    public static string[] Cells(Wording wording, LedgerForm form, LedgerRow row, params string[] fields) =>
        [.. fields.Select(form.Get).Select(field => row[field.Name] is string code ? field.Say(code, wording.English) : FieldText.Write(row[field.Name]))];

    /// <summary>Every field of the form by its name, as the store holds it; null where unknown.</summary>
    public static void WriteFields(Utf8JsonWriter json, LedgerForm form, LedgerRow row)
    {
        json.WriteNumber("id", row.Id);
        json.WriteNumber("version", row.Feature.Version);
        foreach (var field in form.Fields)
            EditJson.WriteValue(json, field.Name, row[field.Name]);
    }

    public static void PrintChange(ParseResult parsed, LedgerForm form, LedgerChange change)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteRevision(change.Revision);
                WriteFields(json, form, change.After);
                json.WriteEndObject();
            });
            return;
        }

        var wording = CommonOptions.WordingOf(parsed);
        Console.WriteLine(wording.Say($"已保存 {change.After.Text("number")}（修订 {change.Revision.Number}）", $"Saved {change.After.Text("number")} in revision {change.Revision.Number}"));
        foreach (var field in form.Fields.Where(field => !Equals(change.Before[field.Name], change.After[field.Name])))
            Console.WriteLine($"  {wording.Say(field.TitleZh, field.TitleEn)}: {Said(wording, field, change.Before)} → {Said(wording, field, change.After)}");
    }

    public static void PrintGroups(Wording wording, string title, IReadOnlyList<LedgerGroup> groups, Func<string, string> say)
    {
        var isAccepted = groups.Any(group => group.AcceptedMu is not null);
        string[] headings = [title, wording.Say("宗数", "plots"), wording.Say("面积(亩)", "area (mu)")];
        var columns = new Columns(isAccepted ? [.. headings, wording.Say("其中验收(亩)", "of it accepted (mu)")] : headings);
        foreach (var group in groups)
        {
            string[] cells = [group.Key.Length > 0 ? say(group.Key) : wording.Say("（未填）", "(none)"), group.Rows.ToString(CultureInfo.InvariantCulture), Mu(group.Mu)];
            columns.Add(isAccepted ? [.. cells, Mu(group.AcceptedMu ?? 0)] : cells);
        }

        columns.Print();
    }

    public static void WriteGroups(Utf8JsonWriter json, string name, IReadOnlyList<LedgerGroup> groups)
    {
        json.WriteStartArray(name);
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.WriteString("key", group.Key);
            WriteGroup(json, group);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteGroup(Utf8JsonWriter json, LedgerGroup group)
    {
        json.WriteNumber("plots", group.Rows);
        json.WriteArea("areaSquareMetres", group.Area);
        json.WriteNumber("areaMu", group.Mu);
        if (group is not { Accepted: { } accepted, AcceptedMu: { } acceptedMu })
            return;
        json.WriteArea("acceptedSquareMetres", accepted);
        json.WriteNumber("acceptedMu", acceptedMu);
    }

    public static string Mu(decimal mu) => mu.ToString("N2", CultureInfo.InvariantCulture);

    private static string Said(Wording wording, LedgerField field, LedgerRow row) => row[field.Name] switch
    {
        null => "—",
        string code => field.Say(code, wording.English),
        var value => FieldText.Write(value),
    };
}
