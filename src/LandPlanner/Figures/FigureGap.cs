using LandPlanner.Features;

namespace LandPlanner.Figures;

/// <summary>What a workspace lacks for a figure.</summary>
/// <param name="Layer">The layer wanted by name, or that lacks the field; null where any layer of <paramref name="Role"/> would do.</param>
/// <param name="Role">Null where a layer was wanted by name.</param>
/// <param name="Field">What no such layer has; null where there is no layer at all.</param>
/// <param name="Ledger">The layer of the ledger that would carry the role; null where none does.</param>
public sealed record FigureGap(string? Layer, RoleDefinition? Role, string? Field, string? Ledger)
{
    public string Say(bool english) => english ? English() : Chinese();

    private string English() => Field is not null
        ? $"No layer {Wanted(true)} has the field '{Field}'{Aliases()}."
        : Layer is not null ? $"The workspace has no layer '{Layer}': import it under this name."
        : Ledger is not null ? $"The workspace has no layer of the role '{Role!.Role}': the ledger '{Ledger}' carries it, and has not been begun."
        : $"The workspace has no layer of the role '{Role!.Role}' ({Role.TitleEn}): import one with --role {Role.Role}.";

    private string Chinese() => Field is not null
        ? $"{Wanted(false)}的图层没有字段“{Field}”{Aliases()}。"
        : Layer is not null ? $"工作库中没有图层“{Layer}”，请以此名称导入。"
        : Ledger is not null ? $"工作库中没有“{Role!.TitleZh}”图层：应由台账“{Ledger}”提供，尚未建立。"
        : $"工作库中没有“{Role!.TitleZh}”图层，请以 --role {Role.Role} 导入。";

    private string Wanted(bool english) => Layer is not null ? english ? $"called '{Layer}'" : $"名为“{Layer}”"
        : english ? $"of the role '{Role!.Role}'" : $"角色为“{Role!.TitleZh}”";

    private string Aliases() => Role?.FieldAliases.GetValueOrDefault(Field!) is { Count: > 0 } aliases ? $" ({string.Join(", ", aliases)})" : "";
}
