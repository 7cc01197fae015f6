namespace LandPlanner.Projects.Matching;

/// <summary>The order of offers: what fits first, then the higher score, the smaller area, the fewer parcels, the names of layers and ids.</summary>
internal static class OfferOrder
{
    public static int Compare(LandOffer one, LandOffer other)
    {
        var order = one.State.CompareTo(other.State);
        if (order == 0)
            order = other.Score.CompareTo(one.Score);
        if (order == 0)
            order = one.Area.CompareTo(other.Area);
        if (order == 0)
            order = one.Parcels.Count.CompareTo(other.Parcels.Count);
        for (var i = 0; order == 0 && i < one.Parcels.Count; i++)
            order = Compare(one.Parcels[i].Layer, one.Parcels[i].Id, other.Parcels[i].Layer, other.Parcels[i].Id);
        return order;
    }

    public static int Compare(string layer, long id, string otherLayer, long otherId) =>
        string.CompareOrdinal(layer, otherLayer) is var order and not 0 ? order : id.CompareTo(otherId);
}
