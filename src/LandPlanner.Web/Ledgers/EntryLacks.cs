using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Web.Cases;
using Microsoft.Extensions.Localization;

namespace LandPlanner.Web.Ledgers;

/// <summary>What an entry still lacks, in the interface's language, while it is filled in. Whether it can stand is <see cref="LedgerEntry"/>'s to say when it is sent.</summary>
internal sealed class EntryLacks(IStringLocalizer<EntryLacks> words)
{
    /// <summary>All of it at once, in the order of the form.</summary>
    public IReadOnlyList<EntryLack> Of(LedgerDraft draft) =>
        [.. draft.Fields.Select(field => (field, Sentence: Of(field, draft.Texts[field.Name], draft.Required.Contains(field.Name))))
            .Where(pair => pair.Sentence is not null).Select(pair => new EntryLack(pair.field.Name, pair.Sentence!))];

    /// <summary>Null where nothing is wrong with a text.</summary>
    public string? Of(LedgerField field, string text, bool isRequired)
    {
        text = LedgerEntry.Plain(field, text.Trim());
        if (text.Length == 0)
            return isRequired ? words["Required", field.Title()].Value : null;
        if (field.Choices.Count > 0)
            return field.CodeOf(text) is null ? words["Choice", field.Title(), text, string.Join(Languages.Say("、", ", "), field.Choices.Select(choice => choice.Title()))].Value : null;
        try
        {
            return FieldText.Parse(new(field.Name, field.Type), text) is long or double ? Beyond(field, Convert.ToDouble(text, CultureInfo.InvariantCulture)) : null;
        }
        catch (Exception unfit) when (unfit is WorkspaceException or FormatException)
        {
            return words[field.Type is FieldType.Integer or FieldType.Real or FieldType.Date ? field.Type.ToString() : "Unfit", field.Title(), text];
        }
    }

    private string? Beyond(LedgerField field, double number)
    {
        if (number < field.Least)
            return words["Least", field.Title(), FieldText.Write(field.Least)];
        return number > field.Most ? words["Most", field.Title(), FieldText.Write(field.Most)].Value : null;
    }
}
