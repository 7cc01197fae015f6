using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Cases;

/// <summary>What cases are called in reports: states and moves by the process, sources and kinds by the ledger's form.</summary>
public sealed class CaseNames(LedgerForm form, CaseProcess process, ReportLanguage language)
{
    private static readonly (CaseFigureKind Kind, Words Title)[] Figures =
    [
        (CaseFigureKind.Disposal, ("处置率", "Disposed of")),
        (CaseFigureKind.OnTime, ("按期处置率", "Disposed of in time")),
        (CaseFigureKind.Closure, ("结案率", "Closed")),
        (CaseFigureKind.Rework, ("返工率", "Sent back")),
        (CaseFigureKind.Overdue, ("超期率", "Overdue")),
        (CaseFigureKind.KeyShare, ("重点案件占比", "Key cases")),
        (CaseFigureKind.WithinTerm, ("规定时限内处置率", "Within the term")),
    ];

    public ReportLanguage Language => language;

    private bool IsEnglish => language == ReportLanguage.English;

    public string Of(CaseFigureKind kind) => Figures[(int)kind].Title.In(language);

    public string Of(CaseUrgency urgency) => (urgency switch
    {
        CaseUrgency.Overdue => new Words("超期", "Overdue"),
        CaseUrgency.Soon => new("临期", "Due soon"),
        CaseUrgency.InTime => new("期限内", "In time"),
        CaseUrgency.Undated => new("未定时限", "No deadline"),
        _ => new("已处置", "Done"),
    }).In(language);

    public string Of(CaseStage stage) => (stage switch
    {
        CaseStage.Open => new Words("待处置", "Open"),
        CaseStage.Disposed => new("已处置待销号", "Disposed of"),
        CaseStage.Closed => new("已销号", "Closed"),
        _ => new("已并案或拆分", "Merged or split"),
    }).In(language);

    /// <summary>Empty where there is no target.</summary>
    public string Of(CaseTargetVerdict? verdict) => (verdict switch
    {
        CaseTargetVerdict.Met => new Words("达标", "Met"),
        CaseTargetVerdict.NotMet => new("未达标", "Not met"),
        CaseTargetVerdict.Unknown => new("尚不能定", "Not known yet"),
        _ => new("", ""),
    }).In(language);

    public string Of(CaseFacet facet) => (facet switch
    {
        CaseFacet.State => new Words("状态", "State"),
        CaseFacet.Stage => new("阶段", "Stage"),
        CaseFacet.Village => new("村", "Village"),
        CaseFacet.Source => new("来源", "Source"),
        CaseFacet.Kind => new("类型", "Kind"),
        CaseFacet.Batch => new("批次", "Batch"),
        CaseFacet.Person => new("责任人", "Responsible person"),
        _ => new("紧迫程度", "Urgency"),
    }).In(language);

    /// <summary>What a word of a facet means.</summary>
    public string Of(CaseFacet facet, string word) => facet switch
    {
        _ when word.Length == 0 => new Words("（未填）", "(none)").In(language),
        CaseFacet.State => StateOf(word),
        CaseFacet.Stage when CaseWords.Stage(word) is { } stage => Of(stage),
        CaseFacet.Urgency when CaseWords.Urgency(word) is { } urgency => Of(urgency),
        CaseFacet.Source => Say("source", word),
        CaseFacet.Kind => Say("kind", word),
        _ => word,
    };

    /// <summary>A target as people write it: "≥ 100 %"; empty where there is none.</summary>
    public static string Of(CaseTarget? target) => target is null ? "" : $"{(target.IsMost ? "≤" : "≥")} {Percent(target.Limit)}";

    /// <summary>A dash for no cases.</summary>
    public static string Percent(decimal? share) => share is { } some ? (some * 100).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + " %" : "—";

    public string StateOf(string id) => process.States.FirstOrDefault(state => state.Id == id) is { } found ? IsEnglish ? found.TitleEn : found.TitleZh : id;

    /// <summary>Opening is no move of the process and stands in the ledger of moves all the same.</summary>
    public string MoveOf(string id) => process.Moves.FirstOrDefault(move => move.Id == id) is { } found
        ? IsEnglish ? found.TitleEn : found.TitleZh
        : id == "open" ? new Words("立案", "Opened").In(language) : id;

    public string TitleOf(string field) => form.Find(field) is { } known ? IsEnglish ? known.TitleEn : known.TitleZh : field;

    /// <summary>What a stored value of a field means in words.</summary>
    public string Say(string field, string code) => form.Find(field)?.Say(code, IsEnglish) ?? code;

    /// <summary>A rule of deadlines in words; itself where it is none.</summary>
    public string RuleOf(string text) => !DueRule.TryParse(text, out var rule) ? text : rule.Kind switch
    {
        DueRuleKind.WorkingDays => In(FormattableString.Invariant($"下发后 {rule.Count} 个工作日"), FormattableString.Invariant($"{rule.Count} working days after issue")),
        DueRuleKind.Days => In(FormattableString.Invariant($"下发后 {rule.Count} 日"), FormattableString.Invariant($"{rule.Count} days after issue")),
        _ => rule.Count switch
        {
            0 => In("当月底前", "End of the month of issue"),
            1 => In("次月底前（月清）", "End of the month after issue"),
            _ => In(FormattableString.Invariant($"下发后第 {rule.Count} 个月底前"), FormattableString.Invariant($"End of month {rule.Count} after issue")),
        },
    };

    /// <summary>What a move changed, as the ledger of moves writes it (<see cref="CaseTransition.Changed"/>), with titles and words; what is not of that form stays as it is.</summary>
    public string ChangeOf(string changed) => string.Join(In("；", "; "), changed.Split("; ").Select(One));

    private string One(string change)
    {
        var arrow = change.IndexOf('→', StringComparison.Ordinal);
        var name = change.IndexOf(' ', StringComparison.Ordinal);
        if (name <= 0 || arrow < name || form.Find(change[..name]) is null)
            return change;
        var (field, before, after) = (change[..name], change[name..arrow].Trim(), change[(arrow + 1)..].Trim());
        return $"{TitleOf(field)} {Say(field, before)} → {Say(field, after)}".Replace("  ", " ", StringComparison.Ordinal);
    }

    private string In(string zh, string en) => new Words(zh, en).In(language);
}
