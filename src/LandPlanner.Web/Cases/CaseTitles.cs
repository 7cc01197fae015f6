using LandPlanner.Cases;
using LandPlanner.Ledgers;

namespace LandPlanner.Web.Cases;

/// <summary>What states, moves, fields and choices are called in the interface's language.</summary>
internal static class CaseTitles
{
    public static string Title(this CaseState state) => Languages.Say(state.TitleZh, state.TitleEn);

    public static string Title(this CaseMove move) => Languages.Say(move.TitleZh, move.TitleEn);

    public static string Title(this LedgerField field) => Languages.Say(field.TitleZh, field.TitleEn);

    public static string Title(this LedgerChoice choice) => Languages.Say(choice.TitleZh, choice.TitleEn);

    public static string Title(this PersonRole role, LedgerForm people) => Say(people, "role", role.Word());

    /// <summary>A stored code in words; itself where the field has no such choice.</summary>
    public static string Say(LedgerForm form, string field, string code) => form.Find(field)?.Say(code, Languages.IsEnglish) ?? code;

    /// <summary>The state's name; its id where the process no longer has it.</summary>
    public static string StateTitle(this CaseProcess process, string id) => process.States.FirstOrDefault(state => state.Id == id)?.Title() ?? id;
}
