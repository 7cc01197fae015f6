using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;

namespace LandPlanner.Web.Ledgers;

/// <summary>What ledgers say, as people read it.</summary>
internal static class LedgerWords
{
    public static string Title(this LedgerForm form) => Languages.Say(form.TitleZh, form.TitleEn);

    /// <summary>A field's value in words: choices by title, numbers in groups, amounts with their unit; empty for none.</summary>
    public static string Say(LedgerField field, object? value) => value switch
    {
        string code => field.Say(code, Languages.IsEnglish),
        bool truth => Languages.Say(truth ? "是" : "否", truth ? "yes" : "no"),
        long cents when field.Name.EndsWith("_fen", StringComparison.Ordinal) => new Money(cents).Write(Languages.IsEnglish),
        double number => number.ToString("#,##0.####", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => FieldText.Write(value),
    };

    public static string Mu(decimal mu) => mu.ToString("N2", CultureInfo.InvariantCulture);

    public static string Mu(Area area) => Mu(area.Mu(2));

    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
