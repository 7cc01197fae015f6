using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Web.Cases;

/// <summary>A move as somebody is filling it in. It keeps what was typed until the move is made or given up.</summary>
public sealed class MoveDraft
{
    private readonly Dictionary<string, string> _begun;

    public MoveDraft(CaseMove move, EvidenceTray tray, Case one, LedgerForm form, DateOnly today)
    {
        (Move, Tray, On) = (move, tray, today);
        Given = [.. move.Given.Select(form.Get)];
        Optional = [.. move.Optional.Select(form.Get).Where(field => !Given.Contains(field))];
        _begun = Given.Concat(Optional).ToDictionary(field => field.Name, field => FieldText.Write(one.Row[field.Name]), StringComparer.Ordinal);
        Texts = new(_begun, StringComparer.Ordinal);
    }

    public CaseMove Move { get; }

    public EvidenceTray Tray { get; }

    public DateOnly On { get; set; }

    public string Note { get; set; } = "";

    /// <summary>Whether it is being made just now: what changes meanwhile is this move's own doing.</summary>
    public bool IsBeingMade { get; set; }

    /// <summary>Fields that must be told.</summary>
    public IReadOnlyList<LedgerField> Given { get; }

    /// <summary>Fields that may be told.</summary>
    public IReadOnlyList<LedgerField> Optional { get; }

    /// <summary>What is typed, by field; at first what the case says.</summary>
    public Dictionary<string, string> Texts { get; }

    /// <summary>What the move tells: fields it must, and of those it may the ones that were changed.</summary>
    /// <exception cref="LedgerEntryException">What was typed fits no field.</exception>
    public Dictionary<string, object?> Values(LedgerForm form) =>
        LedgerEntry.Read(form, Texts.Where(text => Given.Any(field => field.Name == text.Key) || text.Value.Trim() != _begun[text.Key]));
}
