namespace LandPlanner.Ledgers;

/// <summary>The order in which rows are listed: by a field, <c>-field</c> from the greatest down; empty values last either way, then by id.</summary>
public sealed class LedgerOrder : IComparer<LedgerRow>
{
    private readonly string _field;
    private readonly int _direction;

    private LedgerOrder(string field, int direction) => (_field, _direction) = (field, direction);

    /// <exception cref="LedgerEntryException">There is no such field.</exception>
    public static LedgerOrder Parse(LedgerForm form, string text) =>
        text.StartsWith('-') ? new(form.Get(text[1..]).Name, -1) : new(form.Get(text).Name, 1);

    public int Compare(LedgerRow? x, LedgerRow? y)
    {
        var (left, right) = (x?[_field], y?[_field]);
        var order = (left, right) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            _ => _direction * LedgerCondition.Compare(left, right),
        };
        return order != 0 ? order : (x?.Id ?? 0).CompareTo(y?.Id ?? 0);
    }
}
