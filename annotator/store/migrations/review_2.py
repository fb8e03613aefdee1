"""Review in version 2: members' roles, what is given, stated and said, and two derived tables.

`standing` counts a release's tags and statements by state, `queue` holds what waits for a
supervisor with its risk: counting half a million tags takes a second, and library and queue are to
open at once. Both are kept by triggers, which new projects get from here too.
"""

from collections.abc import Mapping

TABLES: tuple[str, ...] = (
    "ALTER TABLE member ADD COLUMN roles TEXT",
    'ALTER TABLE member ADD COLUMN "left" INTEGER',
    "ALTER TABLE annotation ADD COLUMN reviewer_n INTEGER REFERENCES member (n)",
    "ALTER TABLE annotation ADD COLUMN reason TEXT",
    """
    CREATE TABLE assignment (
        n INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        document_n INTEGER NOT NULL REFERENCES document (n),
        member_n INTEGER NOT NULL REFERENCES member (n),
        due TEXT NOT NULL,
        done INTEGER NOT NULL
    )
    """,
    "CREATE INDEX ix_assignment_document_n ON assignment (document_n)",
    "CREATE INDEX ix_assignment_member_n ON assignment (member_n)",
    """
    CREATE TABLE statement (
        n INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        document_n INTEGER NOT NULL REFERENCES document (n),
        author_n INTEGER NOT NULL REFERENCES member (n),
        from_place INTEGER,
        to_place INTEGER,
        state TEXT NOT NULL,
        reviewer_n INTEGER REFERENCES member (n),
        reason TEXT
    )
    """,
    "CREATE INDEX ix_statement_document_n ON statement (document_n)",
    """
    CREATE TABLE comment (
        n INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        document_n INTEGER NOT NULL REFERENCES document (n),
        annotation_n INTEGER REFERENCES annotation (n),
        author_n INTEGER NOT NULL REFERENCES member (n),
        thread_n INTEGER REFERENCES comment (n),
        words TEXT NOT NULL,
        resolved INTEGER NOT NULL
    )
    """,
    "CREATE INDEX ix_comment_document_n ON comment (document_n)",
    "CREATE INDEX ix_comment_annotation_n ON comment (annotation_n)",
    """
    CREATE TABLE standing (
        document_n INTEGER NOT NULL PRIMARY KEY,
        tags INTEGER NOT NULL,
        draft INTEGER NOT NULL,
        submitted INTEGER NOT NULL,
        verified INTEGER NOT NULL,
        returned INTEGER NOT NULL,
        rejected INTEGER NOT NULL,
        changed INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE queue (
        annotation_n INTEGER NOT NULL PRIMARY KEY,
        risk FLOAT NOT NULL,
        state TEXT NOT NULL,
        kind TEXT NOT NULL,
        author_n INTEGER NOT NULL,
        origin TEXT
    )
    """,
    "CREATE INDEX queue_risk ON queue (risk DESC, annotation_n, state, kind, author_n, origin)",
)

FILLING: tuple[str, ...] = (
    """
    INSERT INTO standing
    SELECT document.n, count(annotation.n),
        coalesce(sum(state = 'draft'), 0), coalesce(sum(state = 'submitted'), 0),
        coalesce(sum(state = 'verified'), 0), coalesce(sum(state = 'returned'), 0),
        coalesce(sum(state = 'rejected'), 0), coalesce(sum(state = 'changed'), 0)
    FROM document LEFT JOIN annotation ON document_n = document.n GROUP BY document.n
    """,
    """
    INSERT INTO queue SELECT n, 0, state, kind, author_n, origin FROM annotation
    WHERE state IN ('submitted', 'changed')
    """,
)

TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "document": (
        """
        CREATE TRIGGER standing_document_in AFTER INSERT ON document
        BEGIN INSERT INTO standing (document_n, tags, draft, submitted, verified, returned,
        rejected, changed)
        VALUES (new.n, 0, 0, 0, 0, 0, 0, 0);
        END
        """,
        """
        CREATE TRIGGER standing_document_out AFTER DELETE ON document
        BEGIN DELETE FROM standing
        WHERE document_n = old.n;
        END
        """,
    ),
    "annotation": (
        """
        CREATE TRIGGER standing_annotation_in AFTER INSERT ON annotation
        BEGIN UPDATE standing
        SET tags = tags + 1, draft = draft + (new.state = 'draft'),
        submitted = submitted + (new.state = 'submitted'),
        verified = verified + (new.state = 'verified'),
        returned = returned + (new.state = 'returned'),
        rejected = rejected + (new.state = 'rejected'),
        changed = changed + (new.state = 'changed')
        WHERE document_n = new.document_n;
        INSERT INTO queue (state, kind, author_n, origin, annotation_n, risk)
        SELECT new.state, new.kind, new.author_n, new.origin, new.n,
        (new.state = 'changed') * 8 + new.uncertain * 2 +
        CASE
        WHEN new.origin IS NULL OR new.confidence IS NULL
        OR new.origin NOT LIKE 'suggested:%' THEN 0
        WHEN new.confidence < 0.5 THEN 5
        WHEN new.confidence < 0.75 THEN 3 ELSE 0
        END
        WHERE new.state IN ('submitted', 'changed');
        END
        """,
        """
        CREATE TRIGGER standing_annotation_out AFTER DELETE ON annotation
        BEGIN UPDATE standing
        SET tags = tags - 1, draft = draft - (old.state = 'draft'),
        submitted = submitted - (old.state = 'submitted'),
        verified = verified - (old.state = 'verified'),
        returned = returned - (old.state = 'returned'),
        rejected = rejected - (old.state = 'rejected'),
        changed = changed - (old.state = 'changed')
        WHERE document_n = old.document_n;
        DELETE FROM queue
        WHERE annotation_n = old.n;
        END
        """,
        """
        CREATE TRIGGER standing_annotation_moved AFTER UPDATE OF state ON annotation
        WHEN old.state IS NOT new.state
        BEGIN UPDATE standing
        SET draft = draft - (old.state = 'draft'),
        submitted = submitted - (old.state = 'submitted'),
        verified = verified - (old.state = 'verified'),
        returned = returned - (old.state = 'returned'),
        rejected = rejected - (old.state = 'rejected'),
        changed = changed - (old.state = 'changed')
        WHERE document_n = old.document_n;
        UPDATE standing
        SET draft = draft + (new.state = 'draft'),
        submitted = submitted + (new.state = 'submitted'),
        verified = verified + (new.state = 'verified'),
        returned = returned + (new.state = 'returned'),
        rejected = rejected + (new.state = 'rejected'),
        changed = changed + (new.state = 'changed')
        WHERE document_n = new.document_n;
        DELETE FROM queue
        WHERE annotation_n = old.n;
        INSERT INTO queue (state, kind, author_n, origin, annotation_n, risk)
        SELECT new.state, new.kind, new.author_n, new.origin, new.n,
        (new.state = 'changed') * 8 + new.uncertain * 2 +
        CASE
        WHEN new.origin IS NULL OR new.confidence IS NULL
        OR new.origin NOT LIKE 'suggested:%' THEN 0
        WHEN new.confidence < 0.5 THEN 5
        WHEN new.confidence < 0.75 THEN 3 ELSE 0
        END
        WHERE new.state IN ('submitted', 'changed');
        END
        """,
        """
        CREATE TRIGGER queue_annotation_kind AFTER UPDATE OF kind ON annotation
        WHEN old.kind IS NOT new.kind
        BEGIN UPDATE queue SET kind = new.kind WHERE annotation_n = new.n;
        END
        """,
    ),
    "statement": (
        """
        CREATE TRIGGER standing_statement_in AFTER INSERT ON statement
        BEGIN UPDATE standing
        SET draft = draft + (new.state = 'draft'),
        submitted = submitted + (new.state = 'submitted'),
        verified = verified + (new.state = 'verified'),
        returned = returned + (new.state = 'returned'),
        rejected = rejected + (new.state = 'rejected'),
        changed = changed + (new.state = 'changed')
        WHERE document_n = new.document_n;
        END
        """,
        """
        CREATE TRIGGER standing_statement_out AFTER DELETE ON statement
        BEGIN UPDATE standing
        SET draft = draft - (old.state = 'draft'),
        submitted = submitted - (old.state = 'submitted'),
        verified = verified - (old.state = 'verified'),
        returned = returned - (old.state = 'returned'),
        rejected = rejected - (old.state = 'rejected'),
        changed = changed - (old.state = 'changed')
        WHERE document_n = old.document_n;
        END
        """,
        """
        CREATE TRIGGER standing_statement_moved AFTER UPDATE OF state ON statement
        WHEN old.state IS NOT new.state
        BEGIN UPDATE standing
        SET draft = draft - (old.state = 'draft'),
        submitted = submitted - (old.state = 'submitted'),
        verified = verified - (old.state = 'verified'),
        returned = returned - (old.state = 'returned'),
        rejected = rejected - (old.state = 'rejected'),
        changed = changed - (old.state = 'changed')
        WHERE document_n = old.document_n;
        UPDATE standing
        SET draft = draft + (new.state = 'draft'),
        submitted = submitted + (new.state = 'submitted'),
        verified = verified + (new.state = 'verified'),
        returned = returned + (new.state = 'returned'),
        rejected = rejected + (new.state = 'rejected'),
        changed = changed + (new.state = 'changed')
        WHERE document_n = new.document_n;
        END
        """,
    ),
}
"""Statements by the table that each watches."""
