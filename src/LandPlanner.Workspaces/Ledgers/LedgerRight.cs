using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>Who may write rows of a ledger: where the workspace lists people, those in the roles its form names; where it lists nobody, or the form names none, anybody.</summary>
internal sealed class LedgerRight
{
    private readonly LedgerForm _form;
    private readonly Actor? _actor;

    private LedgerRight(LedgerForm form, Actor? actor) => (_form, _actor) = (form, actor);

    /// <summary>Asked before anything is made for what somebody would write.</summary>
    /// <exception cref="WorkspaceException">The author is none of the people, has left, or is none of the writers; nothing was changed.</exception>
    public static async Task<LedgerRight> RequireAsync(Workspace workspace, string formId, string author, CancellationToken ct)
    {
        var form = workspace.Tables.Ledgers.Get(formId);
        if (form.Writers.Count == 0)
            return new(form, null);
        var actor = await People.FindAsync(workspace, author, ChinaTime.Today(TimeProvider.System), ct);
        return actor.Role is { } role && !form.Writers.Contains(role)
            ? throw new WorkspaceException(
                $"'{form.TitleZh}' ({form.TitleEn}) is written by {string.Join(", ", form.Writers.Select(PersonRoles.Word))}; {author} is {role.Word()}. Nothing was changed: have one of them do it, or change 'writers' in data/ledgers.")
            : new(form, actor);
    }

    /// <summary>The same, and that a row comes into a state, or out of it, by those in the roles its form names for it.</summary>
    /// <exception cref="WorkspaceException">The change is not the author's to make; nothing was changed.</exception>
    public void RequireChange(LedgerRow before, LedgerRow after)
    {
        Require([before, after]);
        var (was, becomes) = (before.Text(LedgerForm.State), after.Text(LedgerForm.State));
        if (was == becomes || _actor is not { Role: { } role } actor)
            return;
        foreach (var state in new[] { becomes, was })
        {
            if (_form.StateWriters.TryGetValue(state, out var writers) && !writers.Contains(role))
            {
                var field = _form.Get(LedgerForm.State);
                throw new WorkspaceException(
                    $"Whether {before.Text("number")} is '{state}' ({field.Say(state, english: false)}) is for {string.Join(", ", writers.Select(PersonRoles.Word))} to say in '{_form.TitleZh}'; " +
                    $"{actor.Name} is {role.Word()}. Nothing was changed: have one of them do it, or change 'state-writers' in data/ledgers.");
            }
        }
    }

    /// <summary>A village clerk writes rows of the own village, and those that are of none.</summary>
    /// <param name="rows">As they are, and as they would be.</param>
    /// <exception cref="WorkspaceException">One of them is of another village; nothing was changed.</exception>
    public void Require(IEnumerable<LedgerRow> rows)
    {
        if (_actor is { Role: PersonRole.VillageClerk } clerk && rows.FirstOrDefault(row => row.Text("village") is { Length: > 0 } village && village != clerk.Village) is { } other)
        {
            var named = string.Join(' ', new[] { other.Text("number"), other.Text("name") }.Where(text => text.Length > 0));
            throw new WorkspaceException($"{clerk.Name} answers for {(clerk.Village.Length > 0 ? Sentence.Quote(clerk.Village) : "no village")}; {(named.Length > 0 ? Sentence.Quote(named) : "one of the rows")} is of {other.Text("village")}. Nothing was changed.");
        }
    }
}
