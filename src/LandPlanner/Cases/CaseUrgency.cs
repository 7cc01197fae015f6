namespace LandPlanner.Cases;

/// <summary>How pressing a case is on a day, the most pressing first.</summary>
public enum CaseUrgency
{
    /// <summary>To be disposed of, and its deadline has passed.</summary>
    Overdue,

    /// <summary>To be disposed of, and due within the days that count as soon.</summary>
    Soon,

    /// <summary>To be disposed of, and due later than soon.</summary>
    InTime,

    /// <summary>To be disposed of, without a deadline.</summary>
    Undated,

    /// <summary>Disposed of, closed, or absorbed by another.</summary>
    Done,
}
