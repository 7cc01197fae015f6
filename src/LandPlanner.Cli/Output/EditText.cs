using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Edits;
using NetTopologySuite.Geometries;

namespace LandPlanner.Cli.Output;

/// <summary>What became of an edit, for a person to read: on a conflict both versions side by side, and the ways on.</summary>
internal static class EditText
{
    public static void Print(Wording wording, EditOutcome outcome)
    {
        if (outcome.Conflict is { } conflict)
            Print(wording, outcome.Layer, conflict);
        if (outcome.IsRefused)
            PrintWaysOn(wording, outcome.Conflict!);
        else
            Console.WriteLine(Ending(wording, outcome));
    }

    private static string Ending(Wording wording, EditOutcome outcome) => (outcome.Revision, outcome.Feature) switch
    {
        (null, _) => wording.Say("要素已是如此,未作更改", "The feature is so already; nothing was changed"),
        ({ } revision, null) => wording.Say($"已删除要素(修订 {revision.Number})", $"Deleted the feature in revision {revision.Number}"),
        var (revision, feature) => wording.Say(
            $"已保存 {outcome.Layer.Name} 的要素 {feature.Id},版本 {feature.Version}(修订 {revision.Number})",
            $"Saved feature {feature.Id} of {outcome.Layer.Name} as version {feature.Version} in revision {revision.Number}"),
    };

    private static void Print(Wording wording, LayerInfo layer, EditConflict conflict)
    {
        if (conflict.Since is { } since)
        {
            var at = since.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            Console.WriteLine(wording.Say(
                $"{layer.Name} 的要素 {conflict.Id}:{since.Note.Author} 已于 {at} 在修订 {since.Number} 中更改(事由:{since.Note.Reason})",
                $"Feature {conflict.Id} of {layer.Name}: {since.Note.Author} changed it at {at} in revision {since.Number} ({since.Note.Reason})"));
        }

        var columns = new Columns(
            wording.Say("字段", "field"), wording.Say($"所见(版本 {conflict.Seen.Version})", $"seen (version {conflict.Seen.Version})"),
            wording.Say("我的", "mine"), Heading(wording, conflict.Theirs), wording.Say("谁改了", "changed by"));
        for (var i = 0; i < layer.Schema.Fields.Count; i++)
        {
            columns.Add(Row(
                wording, layer.Schema.Fields[i].Name, conflict, feature => feature.Values[i], FeatureContent.SameValue, FieldText.Write));
        }

        if (layer.Kind != GeometryKind.None)
        {
            columns.Add(Row(
                wording, wording.Say("图形(点数 @ 范围)", "shape (points @ extent)"), conflict, feature => feature.Shape,
                (one, other) => FeatureContent.SameShape(one, other, layer.Kind), Short));
        }

        columns.Print();
        if (conflict.Difference?.Ground is { } ground)
        {
            Console.WriteLine(wording.Say(
                string.Create(CultureInfo.InvariantCulture, $"我的图形比对方多 {ground.Gained.SquareMetres:N2} ㎡,少 {ground.Lost.SquareMetres:N2} ㎡"),
                string.Create(CultureInfo.InvariantCulture, $"My shape has {ground.Gained.SquareMetres:N2} m² that theirs lacks, and lacks {ground.Lost.SquareMetres:N2} m² of theirs")));
        }
    }

    private static string Heading(Wording wording, Feature? theirs) => theirs is null
        ? wording.Say("对方(已删除)", "theirs (deleted)")
        : wording.Say($"对方(版本 {theirs.Version})", $"theirs (version {theirs.Version})");

    private static string[] Row<T>(
        Wording wording, string name, EditConflict conflict, Func<Feature, T> pick, Func<T, T, bool> same, Func<T, string> write)
    {
        var seen = pick(conflict.Seen);
        var (mine, theirs) = (Differs(conflict.Mine), Differs(conflict.Theirs));
        var who = (mine, theirs) switch
        {
            (true, true) => wording.Say("双方", "both"),
            (true, false) => wording.Say("我", "me"),
            (false, true) => wording.Say("对方", "them"),
            _ => "",
        };
        return [name, write(seen), Cell(conflict.Mine), Cell(conflict.Theirs), who];

        bool Differs(Feature? feature) => feature is not null && !same(pick(feature), seen);
        string Cell(Feature? feature) => feature is null ? "-" : write(pick(feature));
    }

    // WKT of any length would push the columns apart; --json has it.
    private static string Short(Geometry? shape) => shape switch
    {
        null => "",
        { IsEmpty: true } => "EMPTY",
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"{shape.NumPoints} @ {shape.EnvelopeInternal.MinX:0.##} {shape.EnvelopeInternal.MinY:0.##} … {shape.EnvelopeInternal.MaxX:0.##} {shape.EnvelopeInternal.MaxY:0.##}"),
    };

    private static void PrintWaysOn(Wording wording, EditConflict conflict)
    {
        Console.WriteLine(wording.Say("未保存任何内容。可以:", "Nothing was saved. You can:"));
        if (conflict.Merge.Clashes.Count == 0)
            Console.WriteLine("  " + wording.Say("--on-conflict merge:双方的更改都保留", "--on-conflict merge: keep both changes"));
        else
            Console.WriteLine("  " + wording.Say($"不能合并,双方都改了:{Clashes(wording, conflict)}", $"not merge: both changed {Clashes(wording, conflict)}"));
        Console.WriteLine("  " + wording.Say("--on-conflict overwrite:以我的版本为准,历史中会注明", "--on-conflict overwrite: put yours in the place of theirs; the history will say so"));
        if (conflict.Theirs is { } theirs)
            Console.WriteLine("  " + wording.Say($"--expect {theirs.Version}:在对方的版本上重新修改", $"--expect {theirs.Version}: make the change on top of theirs"));
    }

    private static string Clashes(Wording wording, EditConflict conflict) => string.Join(", ", conflict.Merge.Clashes.Select(clash => clash.Kind switch
    {
        ClashKind.Field => clash.Field!.Name,
        ClashKind.Shape => wording.Say("图形", "the shape"),
        _ => wording.Say("一方删除、一方修改", "it, one by deleting it"),
    }));
}
