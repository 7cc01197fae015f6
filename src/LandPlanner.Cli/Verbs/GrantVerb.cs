using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.PostGis;
using LandPlanner.Workspaces;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>grant ROLE USER [--revoke]</c></summary>
internal static class GrantVerb
{
    private static readonly Argument<WorkspaceRole> Role = new("ROLE")
    {
        Description = "reader, auditor (audits, ledgers of cases and inspections), editor or owner; each holds what those before it hold. 角色:查看、审计(含案件、巡查台账)、编辑、所有",
    };

    private static readonly Argument<string> User = new("USER") { Description = "A user of the server. 服务器上的用户" };

    private static readonly Option<bool> Revoke = new("--revoke") { Description = "Takes the role away, and those above it. 收回" };

    public static Command Command()
    {
        var command = new Command("grant", "Gives a user a role in a workspace on a server. 授予工作库角色") { Role, User, Revoke };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (role, user, revokes) = (parsed.GetValue(Role), parsed.GetValue(User)!, parsed.GetValue(Revoke));
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        await (revokes ? workspace.RevokeAsync(role, user, ct) : workspace.GrantAsync(role, user, ct));
        var word = role.ToString().ToLowerInvariant();
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("user", user);
                json.WriteString("role", word);
                json.WriteBoolean("revoked", revokes);
                json.WriteEndObject();
            });
        }
        else
        {
            var say = CommonOptions.WordingOf(parsed);
            Console.WriteLine(revokes
                ? say.Say($"已收回 {user} 的 {word} 角色。", $"Took the role {word} from {user}.")
                : say.Say($"已授予 {user} {word} 角色。", $"Gave {user} the role {word}."));
        }

        return ExitCodes.Done;
    }
}
