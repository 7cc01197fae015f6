using System.Collections.Concurrent;
using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Reports.Maps;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Tiles;

/// <summary>What chooses the look of a layer's features: the land class's code, the value its symbol asks for, or how pressing a case is today.</summary>
internal sealed class LayerKeys(Workspace workspace, TimeProvider clock)
{
    /// <summary>What a symbol of cases asks for instead of a field.</summary>
    private const string Urgency = "urgency";

    private const string CaseForm = "case";

    private static readonly Func<HeldFeature, string?> None = _ => null;

    private readonly ConcurrentDictionary<string, (LayerInfo Layer, DateOnly? Day, Func<HeldFeature, string?> Key)> _known = new();

    public Func<HeldFeature, string?> Of(LayerInfo layer)
    {
        var day = DayOf(layer);
        if (_known.TryGetValue(layer.Name, out var known) && ReferenceEquals(known.Layer, layer) && known.Day == day)
            return known.Key;
        return (_known[layer.Name] = (layer, day, For(layer, day))).Key;
    }

    /// <summary>Today, for a layer that looks otherwise tomorrow though nobody changes it; null for all others.</summary>
    public DateOnly? DayOf(LayerInfo layer) =>
        workspace.Tables.MapSymbols.Of(layer.Name, layer.Role).By == Urgency && workspace.Tables.Ledgers.OfLayer(layer.Name)?.Id == CaseForm
            ? ChinaTime.Today(clock)
            : null;

    /// <summary>The position of the field that a meaning, else a field's name, stands for; -1 where there is none.</summary>
    public int FieldOf(LayerInfo layer, string meaning)
    {
        var index = workspace.Tables.Roles.Get(layer.Role).FieldFor(meaning, layer.Schema);
        return index >= 0 ? index : layer.Schema.IndexOf(meaning);
    }

    private Func<HeldFeature, string?> For(LayerInfo layer, DateOnly? day)
    {
        if (day is { } today)
            return CaseLooks(layer, new(workspace.Tables.CaseProcess, today, workspace.Tables.CaseTargets.SoonDays));
        var symbol = workspace.Tables.MapSymbols.Of(layer.Name, layer.Role);
        var index = FieldFor(symbol, layer);
        return index < 0 ? None : feature => feature.Values[index] as string;
    }

    private static Func<HeldFeature, string?> CaseLooks(LayerInfo layer, CaseDay day)
    {
        var (state, due) = (layer.Schema.IndexOf("state"), layer.Schema.IndexOf("due_on"));
        return state < 0 || due < 0 ? None : feature => day.LookOf(feature.Values[state] as string ?? "", feature.Values[due] as DateOnly?);
    }

    private int FieldFor(LayerSymbol symbol, LayerInfo layer) =>
        symbol.Fill?.IsByLandClass == true ? FieldOf(layer, "class") : symbol.By is { } by ? FieldOf(layer, by) : -1;
}
