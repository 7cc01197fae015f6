using System.Globalization;
using ClosedXML.Excel;
using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Farmland;
using LandPlanner.Reports.Changes;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Farmland;

/// <summary>Farmland in and out as a workbook. Equal ledgers give equal bytes, whenever they are written.</summary>
/// <remarks>Sheets: 平衡, 进出明细, 说明. The mu of the details add up to the mu of their total; each row names its polygons by number.</remarks>
public static class FarmlandLedgerWorkbook
{
    public static byte[] Write(FarmlandLedger ledger, ReportLanguage language = ReportLanguage.Chinese)
    {
        using var workbook = new FixedWorkbook(language);
        FillAccounts(workbook.Sheet(("平衡", "Balance")), ledger, language);
        FillEntries(workbook.Sheet(("进出明细", "In and out")), ledger, language);
        FillNotes(workbook.Sheet(("说明", "Notes")), ledger, language);
        return workbook.Bytes();
    }

    private static void FillAccounts(IXLWorksheet sheet, FarmlandLedger ledger, ReportLanguage language)
    {
        sheet.Cell(1, 1).SetValue(new Words(
            $"耕地进出台账：{ledger.Change.Before.Layer}（{ledger.From:yyyy-MM-dd}）→ {ledger.Change.After.Layer}（{ledger.Until:yyyy-MM-dd}）",
            $"Farmland in and out: {ledger.Change.Before.Layer} ({ledger.From:yyyy-MM-dd}) → {ledger.Change.After.Layer} ({ledger.Until:yyyy-MM-dd})").In(language)).Style.Font.SetBold().Font.SetFontSize(14);
        var table = new SheetTable(sheet, language,
        [
            new(("村", "Village"), 18), new(("制度", "Regime"), 26), new(("账户", "Account"), 20), new(("地类", "Class"), 10), Metres(("流出（平方米，扣田坎）", "Lost (m², net)")),
            Metres(("流出，时间未定", "Lost, day not known")), Metres(("流入（平方米，扣田坎）", "Won (m², net)")), Metres(("流入，时间未定", "Won, day not known")), new(("是否平衡", "Met"), 12),
            new(("图斑", "Polygons"), 40),
        ]);
        table.Begin(3);
        foreach (var balance in ledger.Accounts)
        {
            table.Add(
                balance.Village is { } village ? ChangeWords.Of(village, language) : new Words("全部", "All").In(language), new Words(balance.Regime.TitleZh, balance.Regime.TitleEn).In(language),
                new Words(balance.Account.TitleZh, balance.Account.TitleEn).In(language), balance.Class ?? new Words("耕地", "farmland").In(language), SheetNumbers.SquareMetres(balance.Lost.Settled),
                SheetNumbers.SquareMetres(balance.Lost.Open), SheetNumbers.SquareMetres(balance.Won.Settled), SheetNumbers.SquareMetres(balance.Won.Open), Met(balance.IsMet).In(language),
                Numbers([.. balance.Lost.Patches.Concat(balance.Won.Patches).Order()]));
        }

        table.End(null, isMain: true);
    }

    private static void FillEntries(IXLWorksheet sheet, FarmlandLedger ledger, ReportLanguage language)
    {
        var row = 1;
        foreach (var isLost in new[] { true, false })
        {
            var entries = ledger.Entries.Where(entry => entry.IsLost == isLost).ToList();
            var mu = AreaClosure.Mu([.. entries.Select(entry => entry.Net)], 2);
            sheet.Cell(row, 1).SetValue((isLost ? new Words("耕地流出", "Farmland lost") : new Words("耕地流入", "Farmland won")).In(language)).Style.Font.SetBold();
            var table = new SheetTable(sheet, language,
            [
                new(("村", "Village"), 18), new(("耕地地类", "Class of farmland"), 16), new(("年度", "Year"), 12), new(("制度", "Regime"), 26), new(("流向", "Flow"), 34), Metres(("面积（平方米）", "Area (m²)")),
                Metres(("扣除田坎后（平方米）", "Net of ridges (m²)")), new(("扣除田坎后（亩）", "Net of ridges (mu)"), 14, Column.Mu, IsSummed: true), Metres(("占永久基本农田（平方米）", "On basic farmland (m²)")),
                Metres(("已批准（平方米）", "Approved (m²)")), Metres(("未批准（平方米）", "Not approved (m²)")), Metres(("其中碎屑（平方米）", "Slivers among it (m²)")), new(("图斑", "Polygons"), 40),
            ]);
            table.Begin(row + 1);
            for (var i = 0; i < entries.Count; i++)
                table.Add(Entry(ledger, entries[i], mu[i], language));
            row = table.End(("合计", "Total"), isMain: isLost) + 3;
        }
    }

    private static object?[] Entry(FarmlandLedger ledger, FarmlandEntry entry, decimal mu, ReportLanguage language) =>
    [
        ChangeWords.Of(entry.Village, language), $"{ledger.Change.Code(entry.Class)} {ledger.Change.Name(entry.Class)}", Year(ledger, entry),
        entry.Regime is { } regime ? new Words(regime.TitleZh, regime.TitleEn).In(language) : new Words("制度未定", "not known").In(language), ChangeWords.Of(entry.Kind).In(language),
        SheetNumbers.SquareMetres(entry.Gross), SheetNumbers.SquareMetres(entry.Net), mu, Known(entry.OnBasic, language), entry.IsLost ? Known(entry.Approved, language) : null,
        entry.IsLost ? Known(entry.NotApproved, language) : null, SheetNumbers.SquareMetres(entry.Slivers), Numbers(entry.Patches),
    ];

    private static void FillNotes(IXLWorksheet sheet, FarmlandLedger ledger, ReportLanguage language)
    {
        var row = 1;
        foreach (var notice in ledger.Notices)
            sheet.Cell(row++, 1).SetValue(new Words(notice.Zh, notice.En).In(language));
        var table = new SheetTable(sheet, language,
        [
            new(("制度", "Regime"), 26), new(("施行日期", "From"), 14), new(("账户", "Account"), 24), new(("流出", "Lost by"), 50), new(("可用于平衡的流入", "Answered by"), 40), new(("可信度", "Confidence"), 12), new(("依据", "Source"), 80),
        ]);
        table.Begin(row + 1);
        foreach (var (regime, account) in ledger.Regimes.SelectMany(regime => regime.Accounts.Select(account => (regime, account))))
        {
            table.Add(
                new Words(regime.TitleZh, regime.TitleEn).In(language), regime.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new Words(account.TitleZh, account.TitleEn).In(language),
                Kinds(account.Lost, language), Kinds(account.Won, language), account.Mark, regime.Source);
        }

        row = table.End(null, isMain: false) + 2;
        sheet.Cell(row, 1).SetValue(new Words(
            $"各数为所列变化图斑面积之和；图斑以外（低于容差的接触、地类待人工判定）流出 {SheetNumbers.SquareMetres(ledger.LostNotDrawn)}、流入 {SheetNumbers.SquareMetres(ledger.WonNotDrawn)} 平方米。",
            $"Each number is the sum of the polygons it names; beyond them (contacts below the tolerance, classes for a human to decide) {SheetNumbers.SquareMetres(ledger.LostNotDrawn)} m² lost and {SheetNumbers.SquareMetres(ledger.WonNotDrawn)} m² won.").In(language));
    }

    private static string Year(FarmlandLedger ledger, FarmlandEntry entry) =>
        entry.Year?.ToString(CultureInfo.InvariantCulture) ?? string.Create(CultureInfo.InvariantCulture, $"{ledger.From.AddDays(1).Year}–{ledger.Until.Year}");

    private static string Kinds(IReadOnlyList<ChangeKind> kinds, ReportLanguage language) =>
        string.Join(language == ReportLanguage.Chinese ? "；" : "; ", kinds.Select(kind => ChangeWords.Of(kind).In(language)));

    private static Words Met(bool? isMet) => isMet switch
    {
        true => ("是", "yes"),
        false => ("否", "no"),
        _ => ("时间未定，不能判断", "depends on the days"),
    };

    private static object Known(Area? area, ReportLanguage language) => area is { } known ? SheetNumbers.SquareMetres(known) : ChangeWords.NotKnown.In(language);

    private static Column Metres(Words title) => new(title, 18, Column.SquareMetres, IsSummed: true);

    // A cell of a workbook holds 32,767 characters.
    private static string Numbers(IReadOnlyList<int> numbers)
    {
        const int shown = 4_000;
        var text = string.Join(", ", numbers.Take(shown));
        return numbers.Count > shown ? string.Create(CultureInfo.InvariantCulture, $"{text}, … ({numbers.Count})") : text;
    }
}
