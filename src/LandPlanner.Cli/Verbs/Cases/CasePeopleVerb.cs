using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case people [set NAME --set FIELD=VALUE]</c></summary>
internal static class CasePeopleVerb
{
    private static readonly Argument<string> Name = new("NAME") { Description = "姓名" };
    private static readonly Option<string[]> Set = CaseOptions.Set();

    public static Command Command()
    {
        var set = new Command("set", "Adds somebody, or changes what stands of them: role (planner, auditor, village-clerk, leader), village, unit, phone, left_on. 登记人员") { Name, Set };
        set.SetAction(SetAsync);
        var command = new Command("people", "Lists who works here and as what. Once somebody is listed, moves are for those who are. 人员") { set };
        command.SetAction(ListAsync);
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var people = await People.ListAsync(workspace, ct);
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartArray();
                foreach (var person in people)
                    CaseOutput.WriteRow(json, person);
                json.WriteEndArray();
            });
            return ExitCodes.Done;
        }

        var (wording, role) = (CommonOptions.WordingOf(parsed), workspace.Tables.Ledgers.Get(People.FormId).Get("role"));
        var columns = new Columns(wording.Say("姓名", "name"), wording.Say("角色", "role"), wording.Say("村", "village"), wording.Say("单位", "unit"), wording.Say("离岗", "left"));
        foreach (var person in people)
            columns.Add(person.Text("name"), role.Say(person.Text("role"), wording.English), person.Text("village"), person.Text("unit"), FieldText.Write(person.Date("left_on")));
        columns.Print();
        return ExitCodes.Done;
    }

    private static async Task<int> SetAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var name = parsed.GetValue(Name)!;
        var texts = new Dictionary<string, string>(CaseOptions.Texts(parsed.GetValue(Set)!), StringComparer.OrdinalIgnoreCase) { ["name"] = name };
        RevisionOutput.Print(parsed, await People.SetAsync(workspace, texts, CommonOptions.Note(parsed, $"{name}: {string.Join(", ", parsed.GetValue(Set)!)}"), CaseOptions.Today, ct));
        return ExitCodes.Done;
    }
}
