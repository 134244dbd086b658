package cloud.yunhai.dbproxy.adapter.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `ticket`: its number is all that matters.
@Entity
@Table(name = "ticket")
@SuppressWarnings("NullAway.Init") // filled when it is made
class TicketRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long number;

    Instant givenAt;

    static TicketRow at(Instant moment) {
        TicketRow row = new TicketRow();
        row.givenAt = moment;
        return row;
    }
}
