using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>What a layer is after more features were appended to it.</summary>
public static class LayerAppend
{
    /// <param name="layer">The layer as it stands.</param>
    /// <param name="draft">What is appended says it is; its vintage, cover and term, where given, become the layer's.</param>
    /// <exception cref="SchemaMismatchException">Another role, kind or schema.</exception>
    public static LayerDraft Join(LayerDraft layer, LayerDraft draft)
    {
        if (layer.Role != draft.Role)
            throw new SchemaMismatchException(draft.Name, $"its role is {layer.Role}, not {draft.Role}.");
        if (layer.Kind != draft.Kind)
            throw new SchemaMismatchException(draft.Name, $"its kind is {layer.Kind}, not {draft.Kind}.");
        if (!HasSameFields(layer, draft))
            throw new SchemaMismatchException(draft.Name, "its fields have other names, types or order.");
        return layer with { Vintage = draft.Vintage ?? layer.Vintage, Covers = draft.Covers ?? layer.Covers, Term = draft.Term ?? layer.Term };
    }

    /// <summary>Whether both have fields of the same names and types in the same order. Declared lengths do not count.</summary>
    public static bool HasSameFields(LayerDraft one, LayerDraft other) =>
        one.Schema.Fields.Select(Plain).SequenceEqual(other.Schema.Fields.Select(Plain));

    private static (string Name, FieldType Type) Plain(Field field) => (field.Name, field.Type);
}
