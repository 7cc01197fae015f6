using LandPlanner.Stores;

namespace LandPlanner.Cases;

/// <summary>In which order cases are listed; then by ascending id. What is unknown comes last either way.</summary>
public sealed record CaseOrder(CaseOrderKey Key, bool IsDescending = false)
{
    /// <summary>The most pressing first: overdue before soon, and within it the earlier deadline.</summary>
    public static readonly CaseOrder Urgency = new(CaseOrderKey.Urgency);

    /// <summary>The field that a store orders by to the same effect.</summary>
    /// <exception cref="WorkspaceException">There is none.</exception>
    internal string Field => Key switch
    {
        CaseOrderKey.Due => "due_on",
        CaseOrderKey.Issued => "issued_on",
        CaseOrderKey.Moved => "moved_on",
        CaseOrderKey.Number => "number",
        CaseOrderKey.Area => "area_m2",
        CaseOrderKey.Village => "village",
        CaseOrderKey.Person => "person",
        _ => throw new WorkspaceException($"A store cannot order cases by {Key}: read them all and order them, or ask for the order of their deadlines."),
    };

    /// <summary>Orders positions of a list whose cases come by ascending id.</summary>
    internal void Sort(int[] positions, IReadOnlyList<CaseTraits> all, CaseDay day)
    {
        switch (Key)
        {
            case CaseOrderKey.Number:
                SortTexts(positions, all, one => one.Number);
                break;
            case CaseOrderKey.Village:
                SortTexts(positions, all, one => one.Village);
                break;
            case CaseOrderKey.Person:
                SortTexts(positions, all, one => one.Person);
                break;
            case CaseOrderKey.Area:
                Sort(positions, position => all[position].Case.Row.Real("area_m2") is { } area ? (area, true) : (0, false), static (a, b) => a.CompareTo(b));
                break;
            case CaseOrderKey.Urgency:
                // Within one urgency by deadline: a day number has 22 bits.
                SortNumbers(positions, all, one => ((long)day.UrgencyOf(one.Stage, one.DueOn) << 32) + (one.DueOn?.DayNumber ?? int.MaxValue));
                break;
            case CaseOrderKey.State:
                SortNumbers(positions, all, one => one.StatePlace);
                break;
            case CaseOrderKey.Issued:
                SortNumbers(positions, all, one => one.IssuedOn == default ? null : one.IssuedOn.DayNumber);
                break;
            case CaseOrderKey.Moved:
                SortNumbers(positions, all, one => one.Case.MovedOn == default ? null : one.Case.MovedOn.DayNumber);
                break;
            default:
                SortNumbers(positions, all, one => one.DueOn?.DayNumber);
                break;
        }
    }

    private void SortNumbers(int[] positions, IReadOnlyList<CaseTraits> all, Func<CaseTraits, long?> key) =>
        Sort(positions, position => key(all[position]) is { } number ? (number, true) : (0L, false), static (a, b) => a.CompareTo(b));

    private void SortTexts(int[] positions, IReadOnlyList<CaseTraits> all, Func<CaseTraits, string> key) =>
        Sort(positions, position => key(all[position]) is { Length: > 0 } text ? (text, true) : ("", false), string.CompareOrdinal);

    private void Sort<T>(int[] positions, Func<int, (T Value, bool IsKnown)> key, Comparison<T> compare)
    {
        var keys = Array.ConvertAll(positions, position => (Key: key(position), Position: position));
        var sign = IsDescending ? -1 : 1;
        Array.Sort(keys, positions, Comparer<((T Value, bool IsKnown) Key, int Position)>.Create((a, b) =>
        {
            if (a.Key.IsKnown != b.Key.IsKnown)
                return a.Key.IsKnown ? -1 : 1;
            var order = sign * compare(a.Key.Value, b.Key.Value);
            return order != 0 ? order : a.Position.CompareTo(b.Position);
        }));
    }
}
