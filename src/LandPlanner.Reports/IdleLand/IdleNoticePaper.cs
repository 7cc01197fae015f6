using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Calendars;
using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Reports.Papers;

namespace LandPlanner.Reports.IdleLand;

/// <summary>A notice on idle land as a paper: to whom, what, on which facts, by which law, until when. What is not known is said to be missing.</summary>
/// <param name="form">Of the ledger of idle land.</param>
/// <param name="issuer">Who issues it; empty where nobody said.</param>
/// <param name="origin">Which state of which workspace it was made from.</param>
public sealed partial class IdleNoticePaper(IdleNotice notice, IdleNoticeText text, LedgerForm form, IdleTable table, string issuer, string origin)
{
    private LedgerRow Row => notice.Row;

    public Paper Compose()
    {
        var number = notice.Number.Length > 0 ? notice.Number : Paper.Gap("文号");
        var law = (notice.Move.IdentifiesCause ? notice.Verdict.Reasons : notice.Facts).Select(reason => reason.Law).OfType<LegalBasis>().Concat(text.Basis).DistinctBy(basis => (basis.Law, basis.Article)).ToList();
        return new(
            notice.Move.NoticeZh + (notice.IsIssued ? "" : "（草稿）"), number,
            [
                new PaperLine(Known("holder", Row.Text("holder")) + "："), .. text.Paragraphs.Select(paragraph => new PaperText(Fill(paragraph))),
                new PaperTable("地块情况", [new("项目", 0.3f), new("内容", 0.7f)], [.. Facts()]),
                .. law.Count == 0 ? Array.Empty<PaperPart>() : [new PaperHeading("依据", 2), .. law.Select(basis => new PaperText($"{basis.Law}{basis.Article}：{basis.Text}{(basis.Mark is "S" ? "" : "（条文待核实）")}"))],
                new PaperLine(issuer.Length > 0 ? issuer : Paper.Gap("发文机关"), IsAtRight: true), new PaperLine(Day(notice.On), IsAtRight: true),
            ],
            notice.On, origin);
    }

    private string Fill(string paragraph) => Placeholder().Replace(paragraph, match => match.Groups["gap"].Success ? Paper.Gap(match.Groups["gap"].Value) : Value(match.Groups["name"].Value));

    private string Value(string name) => name switch
    {
        "area" => Row.SquareMetres("area_m2") is { } area ? $"{Number(area.Hectares(), "0.0000")} 公顷（{Number(area.Mu(2), "0.00")} 亩）" : Known("area_m2", ""),
        "contract_on" or "agreed_start" or "delivered_on" or "started_on" or "stopped_on" => Known(name, Day(Row.Date(name))),
        "works" => Known("works", form.Get("works").Say(Row.Text("works"), english: false)),
        "cause" => Known("cause", Row.Text("cause") is { Length: > 0 } cause ? form.Get("cause").Say(cause, english: false) : ""),
        "facts" => FactsSentence(),
        "idle_since" => notice.Verdict.IdleSince is { } since ? Day(since) : Paper.Gap("闲置起算日期"),
        "years" => notice.Verdict.Years is { } years ? Number(years, "0") : Paper.Gap("闲置年数"),
        "price" => Known("price_fen", Row.Integer("price_fen") is { } cents ? new Money(cents).Write() : ""),
        "fee" => notice.Fee is { } fee ? fee.Write() : Paper.Gap("土地闲置费"),
        "percent" => Number(table.Limits.FeePercent, "0"),
        "on" => Day(notice.On),
        "due_on" => notice.DueOn is { } due ? Day(due) : Paper.Gap("期限"),
        "days" => notice.DueOn is { } last ? Number(last.DayNumber - notice.On.DayNumber, "0") : Paper.Gap("期限天数"),
        "answer_by" => notice.AnswerBy is { } answer ? Day(answer) : Paper.Gap("答复期限"),
        "answer_term" => notice.AnswerTerm switch
        {
            { Kind: DueRuleKind.WorkingDays } term => $"{Number(term.Count, "0")} 个工作日",
            { Kind: DueRuleKind.Days } term => $"{Number(term.Count, "0")} 日",
            _ => Paper.Gap("答复期限"),
        },
        _ => Known(name, Row.Text(name)),
    };

    private string FactsSentence()
    {
        if (notice.Facts.Count > 0)
            return string.Concat(notice.Facts.Select(reason => reason.Zh));
        return Paper.Gap(string.Join("、", notice.Verdict.Missing.Select(missing => string.Join("或", missing.Split('|').Select(Title)))));
    }

    private IEnumerable<IReadOnlyList<string>> Facts()
    {
        yield return ["编号", Row.Text("number")];
        foreach (var name in new[] { "name", "holder", "village" })
            yield return [Title(name), Value(name)];
        yield return ["面积", Row.SquareMetres("area_m2") is { } area ? $"{Value("area")}，{Metres(area)} 平方米" : Value("area")];
        foreach (var name in new[] { "contract_on", "delivered_on", "agreed_start" })
            yield return [Title(name), Value(name)];
        yield return [Title("works"), Row.Text("works").Length > 0 ? Value("works") : Known("works", "")];
        foreach (var name in new[] { "started_on", "stopped_on", "extended_start" })
        {
            if (Row.Date(name) is { } day)
                yield return [Title(name), Day(day)];
        }

        foreach (var name in new[] { "to_build_m2", "built_m2" })
        {
            if (Row.SquareMetres(name) is { } built)
                yield return [Title(name), Metres(built)];
        }

        foreach (var name in new[] { "price_fen", "investment_fen", "invested_fen" })
        {
            if (Row.Integer(name) is { } cents)
                yield return [Title(name), new Money(cents).Write()];
        }

        if (Row.Text("cause").Length > 0)
            yield return [Title("cause"), Value("cause")];
        if (notice.DueOn is not null)
            yield return ["期限", $"{Value("due_on")}（{Value("days")} 日）"];
    }

    private string Known(string field, string value) => value.Length > 0 ? value : Paper.Gap(Title(field));

    /// <summary>What a field is called, without its unit.</summary>
    private string Title(string field)
    {
        var title = (form.Find(field) ?? form.Find(field + "_fen"))?.TitleZh ?? field;
        return title.IndexOf('（', StringComparison.Ordinal) is > 0 and var unit ? title[..unit] : title;
    }

    private static string Day(DateOnly? day) => day is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Year} 年 {known.Month} 月 {known.Day} 日") : "";

    private static string Metres(Area area) => area.SquareMetres.ToString("N2", CultureInfo.InvariantCulture);

    private static string Number(decimal number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?:gap:(?<gap>[^}]+)|(?<name>[a-z_]+))\}")]
    private static partial Regex Placeholder();
}
