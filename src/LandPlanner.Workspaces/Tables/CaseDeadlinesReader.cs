using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Ledgers;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/cases/deadlines.csv</c>.</summary>
internal static class CaseDeadlinesReader
{
    public static CaseDeadlines Read(string path, LedgerForms forms, WorkingCalendar calendar)
    {
        var form = forms.Get("case");
        return new([.. CsvTable.Read(path, "source", "kind", "is_key", "rule", "mark", "note").Select(row => Deadline(row, form))], calendar);
    }

    private static CaseDeadline Deadline(CsvRow row, LedgerForm form)
    {
        var isKey = row.TextOrNull(2) switch
        {
            null => (bool?)null,
            "true" => true,
            "false" => false,
            var other => throw row.Wrong($"is_key '{other}' is none of true, false."),
        };
        row.Confidence(4);
        return DueRule.TryParse(row.Text(3), out var rule)
            ? new(Code(row, 0, form, "source"), Code(row, 1, form, "kind"), isKey, rule)
            : throw row.Wrong($"the rule '{row.Text(3)}' is none; write it like '5 working-days', '30 days' or 'month-end+1'.");
    }

    private static string Code(CsvRow row, int column, LedgerForm form, string field)
    {
        var code = row.TextOrNull(column);
        return code is null || form.Get(field).Choices.Any(choice => choice.Code == code) ? code ?? "" : throw row.Wrong($"there is no {field} '{code}' in ledgers/case.yaml.");
    }
}
