using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Ledgers;

/// <summary>What people type, as values of a ledger's row.</summary>
public static class LedgerEntry
{
    /// <summary>The texts as values, each by its field's type; choices by code or title. A field that is not named is left out of the answer.</summary>
    /// <param name="byProgram">Whether fields that only the program keeps may be given.</param>
    /// <exception cref="LedgerEntryException">A field is unknown, kept by the program, or its text does not fit: every complaint at once.</exception>
    public static Dictionary<string, object?> Read(LedgerForm form, IEnumerable<KeyValuePair<string, string>> texts, bool byProgram = false)
    {
        var (values, complaints) = (new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase), new List<string>());
        foreach (var (name, text) in texts)
        {
            try
            {
                var field = form.Get(name);
                if (field.IsKept && !byProgram)
                    complaints.Say($"'{name}' is kept by the program and cannot be typed.");
                else if (!values.TryAdd(field.Name, Value(field, text.Trim())))
                    complaints.Say($"'{name}' is given twice.");
            }
            catch (LedgerEntryException unknown)
            {
                complaints.AddRange(unknown.Complaints);
            }
            catch (WorkspaceException unfit)
            {
                complaints.Add(unfit.Message);
            }
        }

        return complaints.Count == 0 ? values : throw new LedgerEntryException(form.TitleZh, complaints);
    }

    /// <summary>What is wrong with a row as a whole: a required field that is empty, a choice that is none, a number beyond its limits. Full sentences.</summary>
    public static IReadOnlyList<string> Complaints(LedgerForm form, LedgerRow row)
    {
        var complaints = new List<string>();
        foreach (var field in form.Fields)
        {
            var value = row[field.Name];
            if (value is null or "")
            {
                if (field.IsRequired)
                    complaints.Say($"'{field.Name}' ({field.TitleZh}) is missing.");
                continue;
            }

            if (field.Choices.Count > 0 && value is string code && field.Choices.All(choice => choice.Code != code))
                complaints.Say($"'{field.Name}' cannot be '{code}'; it is one of {Listed(field)}.");
            if (value is long or double && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && (number < field.Least || number > field.Most))
                complaints.Say($"'{field.Name}' is {FieldText.Write(value)}; it is {FieldText.Write(number < field.Least ? field.Least : field.Most)} at {(number < field.Least ? (Sentence)"least" : "most")}.");
        }

        return complaints;
    }

    /// <summary>One text as its field's value; null for none.</summary>
    /// <exception cref="WorkspaceException">It is no value of the field's type, or none of its choices.</exception>
    internal static object? Value(LedgerField field, string text)
    {
        if (field.Choices.Count == 0 || text.Length == 0)
            return FieldText.Parse(new(field.Name, field.Type), Plain(field, text));
        return field.CodeOf(text) ?? throw new WorkspaceException($"'{field.Name}' cannot be '{text}'; it is one of {Listed(field)}.");
    }

    /// <summary>Numbers and days in digits of half width, as Chinese input methods may type them full; other texts as they are.</summary>
    public static string Plain(LedgerField field, string text) => field.Type == FieldType.Text ? text : HalfWidth.Of(text).Trim();

    private static string Listed(LedgerField field) => string.Join(", ", field.Choices.Select(choice => $"{choice.Code} ({choice.TitleZh})"));
}
